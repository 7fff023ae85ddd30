import { DAY } from '#domain/kernel/days.ts'
import { UUID } from '#domain/kernel/ids.ts'
import type { Collection, Rules } from './collection.ts'
import type { Column } from './columns.ts'
import { reservedOf } from './sight.ts'

/**
 * S22: what happens to a free shop's rows when it registers (`web/data/adopt-local-data.ts`):
 * - `upload`: they are inserted into the account; an existing row with a shared id gets the changes made on the device.
 * - `merge`: the one row with the shop's id fills the columns that still have their initial value in the account.
 * - `with orders`, `with invoices`: written again by the rules of an order, or of a document under its number.
 * - `none`: there are no such rows without a server.
 */
export type Adoption = 'upload' | 'merge' | 'with orders' | 'with invoices' | 'none'

/**
 * S23: the rows of a collection on a device: all that its user may see; rows whose `recent` column, a day or an
 * instant, is at most `days` old, with older ones on demand; none, so that screens read pages from the server.
 */
export type Travels<C extends Collection = Collection> =
  | 'all'
  | 'none'
  | { readonly recent: keyof C['columns'] & string; readonly days: number }

/** The window of rows that devices hold. */
export type Window = Extract<Travels, object>

/** The window of a collection that travels in part; null for any other. */
export const windowOf = ({ travels }: Pick<Registration, 'travels'>): Window | null =>
  typeof travels === 'object' ? travels : null

/** The first day of a window at a time of the server, ISO. UTC days are precise enough for a window. */
export const windowStart = ({ days }: Window, now: string): string =>
  new Date(Date.parse(now) - days * DAY).toISOString().slice(0, 10)

/** A module's declaration of a collection. */
export type Registration<C extends Collection = Collection, T extends Travels<C> = Travels<C>> = {
  readonly collection: C
  readonly adoption: Adoption
  readonly travels: T
  /**
   * Columns by which screens find rows on the device, beside the collection's `parents`; D1 has indexes only of those.
   */
  readonly indexes: readonly string[]
  /**
   * Devices keep its rows in blocks, many in a record (`web/data/blocks`): for collections with many rows for each
   * order or car. A read by an index costs more than of single rows, where the rows of a value do not lie together.
   */
  readonly inBlocks: boolean
}

/** A declaration with its rules: what a commit needs, and a screen does not. */
export type Ruled<R extends Registration = Registration> = R & { readonly rules: Rules }

export type Registered = Registration & {
  /** Child collections, with the column that names their parent. */
  children: { collection: Collection; column: string }[]
  /** Every column, of any collection, that links to this one. */
  links: { collection: Collection; column: string }[]
  /** The columns of this one that link, and to which collection. */
  refs: { column: string; target: string }[]
  /**
   * The collection whose rows decide who sees those of this one (S12.5), and the column that names them; null: its own
   * rows decide.
   */
  seenWith: { collection: Collection; column: string } | null
  /** Collections whose rows are seen with those of this one. */
  followers: { collection: Collection; column: string }[]
  /** For a collection that repeats values (`quotes`): every column that not everybody sees, by `placeOf`. */
  reserved: ReadonlyMap<string, Column>
}

/** All collections of the product by name; parents come before children. */
export type Registry = ReadonlyMap<string, Registered>

/** The same with their rules. */
export type RuledRegistry = ReadonlyMap<string, Ruled<Registered>>

/** Declares how a module uses a collection; every collection must state its adoption. */
export const register = <C extends Collection, const T extends Travels<C> = 'all'>(
  collection: C,
  {
    adoption,
    travels = 'all' as T,
    indexes = [],
    inBlocks = false,
  }: {
    adoption: Adoption
    travels?: T
    indexes?: readonly (keyof C['columns'] & string)[]
    inBlocks?: boolean
  },
): Registration<C, T> => ({ collection, adoption, travels, indexes, inBlocks })

/** Joins a declaration and its rules. Typed rules meet the untyped engine here. */
export const withRules = <C extends Collection, T extends Travels<C>>(
  registration: Registration<C, T>,
  rules: Rules<C>,
): Ruled<Registration<C, T>> => ({ ...registration, rules: rules as unknown as Rules })

const unlinked = () => ({
  children: [],
  links: [],
  refs: [],
  seenWith: null,
  followers: [],
  reserved: new Map(),
})

/** Builds the registry. @throws Error for a link to a collection that does not come before, which fails the build */
export const createRegistry = <R extends Registration>(
  registrations: readonly R[],
): ReadonlyMap<string, R & Registered> => {
  const registry = new Map<string, R & Registered>()
  for (const registration of registrations) {
    const { collection } = registration
    registry.set(collection.name, { ...registration, ...unlinked() })
    for (const [name, column] of Object.entries(collection.columns)) {
      if (column.ref === undefined) continue
      const target = registry.get(column.ref)
      if (!target)
        throw new Error(`${collection.name}.${name} names ${column.ref}, which does not come before`)
      target.links.push({ collection, column: name })
      registry.get(collection.name)?.refs.push({ column: name, target: column.ref })
      if (collection.parents.includes(name)) target.children.push({ collection, column: name })
    }
  }
  for (const registered of registry.values()) {
    see(registry, registered)
    if (registered.collection.quotes) registered.reserved = reservedPlaces(registry)
    checkTravel(registry, registered)
  }
  return registry
}

/** Names a column among those of all collections. */
export const placeOf = (collection: string, column: string): string => `${collection}.${column}`

const reservedPlaces = (registry: Registry): ReadonlyMap<string, Column> =>
  new Map(
    [...registry.values()].flatMap(({ collection }) =>
      reservedOf(collection).map(([name, column]) => [placeOf(collection.name, name), column] as const),
    ),
  )

/** The registry of a device (S23), without the collections that never leave the server. */
export const createHeldRegistry = <R extends Registration>(
  registrations: readonly R[],
): ReadonlyMap<string, R & Registered> =>
  createRegistry(registrations.filter(({ travels }) => travels !== 'none'))

/**
 * S23: a device holds every row that a held row links to, so no held collection may link to rows that devices may lack.
 * A free shop holds all its rows, so collections that devices hold in part, or not at all, cannot be adopted.
 */
const checkTravel = (registry: Registry, { collection, travels, adoption, links }: Registered): void => {
  if (travels === 'all') return
  const { name } = collection
  const user = links.find((link) => registry.get(link.collection.name)?.travels !== 'none')
  if (user) throw new Error(`${user.collection.name}.${user.column} names ${name}, which a device may lack`)
  if (adoption !== 'none')
    throw new Error(`${name} can't be adopted: a device holds it in part or not at all`)
  if (travels === 'none') return
  const column = collection.columns[travels.recent]
  if (!column || column.nullable || (column.kind !== 'day' && column.kind !== 'instant'))
    throw new Error(`${name}.${travels.recent} is no day or instant that every row has`)
}

/**
 * Resolves with whose rows a collection's are seen. A single link leads there, and the rules can list the followers.
 */
const see = (registry: Registry, registered: Registered): void => {
  const { collection, refs } = registered
  const column = collection.seenWith
  if (Object.values(collection.visibility).includes('own user') && !('user_id' in collection.columns))
    throw new Error(`${collection.name} needs a user_id for the visibility 'own user'`)
  if (column === null) return
  const root = registry.get(refs.find((ref) => ref.column === column)?.target ?? '')
  const isSimple =
    root?.collection.seenWith === null &&
    collection.parents.includes(column) &&
    !Object.values(root.collection.visibility).includes('own user')
  if (!root || !isSimple)
    throw new Error(`${collection.name} has no root that decides its visibility in ${column}`)
  registered.seenWith = { collection: root.collection, column }
  root.followers.push({ collection, column })
}

/** The parents of a row (or of its data): their derived values may change with it. */
export const parentsOf = (
  { collection }: Registered,
  values: Readonly<Record<string, unknown>>,
): { collection: string; id: string }[] =>
  collection.parents.flatMap((name) => {
    const target = collection.columns[name]?.ref
    const id = values[name]
    return target !== undefined && typeof id === 'string' && UUID.test(id) ? [{ collection: target, id }] : []
  })
