import type { Job } from '#domain/effects/job.ts'
import type { ErrorCode, ErrorDetails } from '#domain/kernel/errors.ts'
import { ROLES, type Role, seesUnnamed } from '#domain/team/roles.ts'
import type { Actor, Grantee } from './actor.ts'
import type { Column } from './columns.ts'

/** The columns that every row has beside its own (S1.3). Only the commit writes them. */
export type SystemColumns = {
  id: string
  tenant_id: string
  /** The row's integer id in Oracle ROAAUTO, once exported. */
  oracle_id: number | null
  /** The tenant's counter at the row's last change (S2.1); 0 on a device for a row that the server has not seen. */
  rev: number
  created_at: string
  updated_at: string
  deleted_at: string | null
}

/** Names of the system columns, in the order in which tables and wire carry them. */
export const SYSTEM_COLUMNS = [
  'id',
  'tenant_id',
  'oracle_id',
  'rev',
  'created_at',
  'updated_at',
  'deleted_at',
] as const satisfies readonly (keyof SystemColumns)[]

export type OpKind = 'insert' | 'patch' | 'delete'

/**
 * How much of a collection an actor sees (S12.1): all of it; the rows whose `visible_to` names one of the actor's
 * mechanics; the rows whose `user_id` is the actor's, which is written once; the row that the capability names;
 * nothing.
 */
export type Visibility = 'all' | 'own mechanic' | 'own user' | 'own capability' | 'none'

/** Who may write a column in an insert and in a patch. Where left out: everyone who may insert or patch the row. */
export type ColumnWriters = { readonly insert?: readonly Grantee[]; readonly patch?: readonly Grantee[] }

export type Collection<
  Name extends string = string,
  Columns extends Record<string, Column> = Record<string, Column>,
> = {
  readonly name: Name
  readonly columns: Columns
  /** Who may insert, patch and delete. Everybody in the shop may read, unless `visibility` says less. */
  readonly rights: Readonly<Record<OpKind, readonly Grantee[]>>
  /** Who may write a column, for columns that are reserved for some of these. */
  readonly writers: Readonly<Record<string, ColumnWriters>>
  /** What each role sees of the collection, and what clients and operators see. */
  readonly visibility: Readonly<Record<Grantee, Visibility>>
  /**
   * The column that names the row with which a row is seen: who sees that row sees this one too, and nobody else does.
   * Null where a row stands by itself.
   */
  readonly seenWith: string | null
  /**
   * The columns that name a value which the row repeats. A person who does not see that value does not see the row
   * (S24.2). Null where rows repeat no values.
   */
  readonly quotes: { readonly collection: string; readonly column: string } | null
  /** Columns that name the row to which a row belongs; the rules list by them (`children`), and each has an index. */
  readonly parents: readonly string[]
  /**
   * Other columns by which the rules find rows (`having`), such as a phone number; each has an index. `tenant_id` finds
   * all rows of a small collection.
   */
  readonly lookups: readonly string[]
  /**
   * More than one device knows the ids of its rows beforehand: the id of the row they belong to, or of the catalogues
   * with which every shop begins. Two devices may make the same row independently, so an insert of an existing row is a
   * patch of it, and a deleted one is made again (S7.5).
   */
  readonly sharesId: boolean
}

export type Row = SystemColumns & Record<string, string | number | null>

/** The row of a collection. */
export type RowOf<C extends Collection> = SystemColumns & {
  [K in keyof C['columns']]: C['columns'][K] extends Column<infer T> ? T : never
}

const visibilityByGrantee = (
  visibility: Visibility | Partial<Record<Grantee, Visibility>>,
): Record<Grantee, Visibility> => {
  const named = typeof visibility === 'string' ? {} : visibility
  const unnamed = (role: Role) => (seesUnnamed(role) ? 'all' : 'none')
  const ofStaff = (role: Role) => (typeof visibility === 'string' ? visibility : unnamed(role))
  const roles = ROLES.map((role) => [role, named[role] ?? ofStaff(role)])
  const { client = 'none', operator = 'none' } = named
  return { ...(Object.fromEntries(roles) as Record<Role, Visibility>), client, operator }
}

/** The `visibility` of a collection of which these roles see all, and the others nothing, or what is their own. */
export const visibleTo = (
  seers: readonly Role[],
  others: Exclude<Visibility, 'all'> = 'none',
): Partial<Record<Role, Visibility>> =>
  Object.fromEntries(ROLES.map((role) => [role, seers.includes(role) ? 'all' : others]))

/** Every grantee that `writers` names must have the right to that op on the row. */
const checkWriters = (
  { name, rights }: Pick<Collection, 'name' | 'rights'>,
  writers: Collection['writers'],
): void => {
  for (const [column, { insert = [], patch = [] }] of Object.entries(writers)) {
    const isMore =
      insert.some((one) => !rights.insert.includes(one)) || patch.some((one) => !rights.patch.includes(one))
    if (isMore) throw new Error(`${name}.${column} has a writer without the right to write the row`)
  }
}

/**
 * `writers` narrows who may write single columns; clients and operators may write only columns that name them.
 * `visibility` is what everyone in the shop sees, or what single grantees see; where left out, the people who work
 * there see all. Accountants, clients and operators see nothing unless it names them.
 */
export const defineCollection = <Name extends string, Columns extends Record<string, Column>>({
  visibility = {},
  writers = {},
  ...collection
}: Omit<
  Collection<Name, Columns>,
  'parents' | 'lookups' | 'writers' | 'visibility' | 'seenWith' | 'quotes' | 'sharesId'
> & {
  writers?: Partial<Record<keyof Columns & string, ColumnWriters>>
  parents?: readonly (keyof Columns & string)[]
  lookups?: readonly ((keyof Columns & string) | 'tenant_id')[]
  visibility?: Visibility | Partial<Record<Grantee, Visibility>>
  seenWith?: keyof Columns & string
  quotes?: { readonly collection: keyof Columns & string; readonly column: keyof Columns & string }
  sharesId?: boolean
}): Collection<Name, Columns> => {
  const named = writers as Record<string, ColumnWriters>
  checkWriters(collection, named)
  return {
    parents: [],
    lookups: [],
    seenWith: null,
    quotes: null,
    sharesId: false,
    ...collection,
    writers: named,
    visibility: visibilityByGrantee(visibility),
  }
}

/** The columns by which the rules list and find rows. */
export const indexedColumns = ({ parents, lookups }: Collection): readonly string[] =>
  lookups.length === 0 ? parents : [...parents, ...lookups]

const names = new WeakMap<Collection, readonly string[]>()

/** All columns of a collection's rows, system columns first. */
export const columnNames = (collection: Collection): readonly string[] => {
  let found = names.get(collection)
  if (!found) {
    found = [...SYSTEM_COLUMNS, ...Object.keys(collection.columns)]
    names.set(collection, found)
  }
  return found
}

/** What the rules of a collection see of the tenant's data during a commit. */
export type View = {
  /**
   * The row, deleted or not, or null when there is none. A device may ask only for rows of collections that it holds.
   */
  get<C extends Collection>(collection: C, id: string): RowOf<C> | null
  /**
   * The living rows whose `column` equals `value`. The column must be one of the collection's `parents`. For a
   * collection that devices hold in part, only the server may ask (S23.5).
   */
  children<C extends Collection>(collection: C, column: string, value: string): RowOf<C>[]
  /** The living rows, each once, that have one of these values; '' is none. Each column must be one of `lookups`. */
  having<C extends Collection>(collection: C, values: Readonly<Record<string, string>>): RowOf<C>[]
  /** Whether a living row of any collection links to this one. */
  isUsed(collection: Collection, id: string): boolean
  /** Whether the current mutation made this row. */
  isNew(collection: Collection, id: string): boolean
  /** Marks a row, so that its `settle` runs at the end of the mutation. */
  touch(collection: Collection, id: string): void
  /**
   * Adds a row to the act, under an id made of it; a preview too. The device then carries it in the act
   * (`carryContacts`), so that it and the server have the same row.
   */
  add<C extends Collection>(collection: C, id: string, values: Partial<RowOf<C>>): RowOf<C>
  /** Writes derived values of another row than the one being settled; a preview leaves them to the server. */
  derive<C extends Collection>(collection: C, id: string, values: Partial<RowOf<C>>): void
  /**
   * Makes a row that nobody's op makes, under an id that is known beforehand, unless there is one; a device leaves it
   * to the server. Columns that are left out get their initial values.
   */
  make<C extends Collection>(collection: C, id: string, values: Partial<RowOf<C>>): void
  /**
   * Takes the next number of a series; null on a device that is not the authority, unless it counts for itself
   * (`isOwn`), as one does whose shop has no plan: nobody else gives numbers meanwhile, and the server gives the same
   * ones later.
   */
  nextNumber(series: string, isOwn?: boolean): number | null
  /** The rows of a collection that the current mutation made, in the order of its ops. */
  made<C extends Collection>(collection: C): RowOf<C>[]
  /**
   * Causes an effect outside, once the commit is safe (E1): from `dueAt` on, else at once. `key` makes it unique in the
   * tenant forever: it names the thing and the action. A device never causes effects (E2).
   */
  emit<Payload>(job: Job<Payload>, key: string, payload: Payload, options?: { dueAt?: string }): void
  /**
   * Refuses the whole mutation, with the parameters of the code and, where a column is wrong, the columns to correct.
   */
  reject<Code extends ErrorCode>(code: Code, ...details: ErrorDetails<Code>): never
  /** False on a device that leaves the decision to the server: what the device cannot know stays open. */
  readonly isAuthority: boolean
  readonly actor: Actor
  /** The id of the act. */
  readonly actId: string
  /** Time of the commit, ISO. */
  readonly now: string
}

export type Rules<C extends Collection = Collection> = {
  /** Checks one change and fills what only the commit may fill, by writing to `after`. */
  change?(
    change: { kind: OpKind; before: RowOf<C> | null; after: RowOf<C>; patched: ReadonlySet<string> },
    view: View,
  ): void
  /** Recomputes derived values once all changes of the mutation are in. */
  settle?(row: RowOf<C>, view: View): void
  /**
   * Checks invariants of the mutation as a whole, once it is settled, for each row that it changed: `before` is the row
   * as the mutation found it, null for a row that it made. Checks of single ops do not cover what the ops do together.
   */
  whole?(change: { before: RowOf<C> | null; after: RowOf<C> }, view: View): void
}
