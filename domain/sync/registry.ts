import { UUID } from '#domain/kernel/ids.ts'
import type { Collection, Rules } from './collection.ts'

/**
 * S22: what becomes of a free shop's rows when it registers (`web/data/adopt-local-data.ts`):
 * - `upload`: they are inserted into the account; a row that is there by a shared id gets what was changed here.
 * - `merge`: the one row that bears the shop's id fills what the account's row has left as it began.
 * - `with orders`, `with invoices`: written anew by the rules of an order, or of a document under the number it has.
 * - `none`: there are no such rows without a server.
 */
export type Adoption = 'upload' | 'merge' | 'with orders' | 'with invoices' | 'none'

/**
 * What a device holds of a collection: all that its person may see; rows whose `recent` column, a day or an instant, lies at
 * most `days` back, older ones on demand; nothing, so that it is read from the server page by page.
 */
export type Travels<C extends Collection = Collection> =
  | 'all'
  | 'none'
  | { readonly recent: keyof C['columns'] & string; readonly days: number }

/** What a module says of a collection. Typed rules meet the untyped engine here. */
export type Registration<C extends Collection = Collection> = {
  readonly collection: C
  readonly rules: Rules
  readonly adoption: Adoption
  readonly travels: Travels
  /** Columns by which screens find rows on the device, beside the collection's `parents`; D1 has indexes of those alone. */
  readonly indexes: readonly string[]
}

export type Registered = Registration & {
  /** Collections whose rows hang on this one's, with the column that names it. */
  children: { collection: Collection; column: string }[]
  /** Every column, of any collection, that links to this one. */
  links: { collection: Collection; column: string }[]
  /** The columns of this one that link, and to which collection. */
  refs: { column: string; target: string }[]
  /** The collection whose rows decide who sees those of this one (S12), and the column that names them; null: its own do. */
  seenWith: { collection: Collection; column: string } | null
  /** Collections whose rows are seen with those of this one. */
  followers: { collection: Collection; column: string }[]
}

/** All collections of the product by name, in an order in which parents come before children. */
export type Registry = ReadonlyMap<string, Registered>

/** Says how a module has a collection: a word on adoption is owed by each. */
export const register = <C extends Collection>(
  collection: C,
  {
    rules = {},
    adoption,
    travels = 'all',
    indexes = [],
  }: {
    rules?: Rules<C>
    adoption: Adoption
    travels?: Travels<C>
    indexes?: readonly (keyof C['columns'] & string)[]
  },
): Registration<C> => ({ collection, rules: rules as unknown as Rules, adoption, travels, indexes })

const unlinked = () => ({
  children: [],
  links: [],
  refs: [],
  seenWith: null,
  followers: [],
})

/** Builds the registry. @throws Error for a link to a collection that does not come before: a fault of the build */
export const createRegistry = (registrations: readonly Registration[]): Registry => {
  const registry = new Map<string, Registered>()
  for (const registration of registrations) {
    const { collection, travels } = registration
    // Pull, first load, live rows, stores and backup carry whole collections so far.
    if (travels !== 'all') throw new Error(`${collection.name} can't travel other than whole`)
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
  for (const registered of registry.values()) see(registry, registered)
  return registry
}

/** Notes with whose rows a collection's are seen. One step leads there, and the rules can list what follows. */
const see = (registry: Registry, registered: Registered): void => {
  const { collection, refs } = registered
  const column = collection.seenWith
  if (Object.values(collection.visibility).includes('own user') && !('user_id' in collection.columns))
    throw new Error(`${collection.name} names no user whose own its rows are`)
  if (column === null) return
  const root = registry.get(refs.find((ref) => ref.column === column)?.target ?? '')
  const isSimple =
    root?.collection.seenWith === null &&
    collection.parents.includes(column) &&
    !Object.values(root.collection.visibility).includes('own user')
  if (!root || !isSimple) throw new Error(`${collection.name} can't be seen with its ${column}`)
  registered.seenWith = { collection: root.collection, column }
  root.followers.push({ collection, column })
}

/** The rows that a row (or the data of one) hangs on: their derived values may change with it. */
export const parentsOf = (
  { collection }: Registered,
  values: Readonly<Record<string, unknown>>,
): { collection: string; id: string }[] =>
  collection.parents.flatMap((name) => {
    const target = collection.columns[name]?.ref
    const id = values[name]
    return target !== undefined && typeof id === 'string' && UUID.test(id) ? [{ collection: target, id }] : []
  })
