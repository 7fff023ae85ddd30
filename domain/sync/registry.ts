import { UUID } from '#domain/kernel/ids.ts'
import type { Collection, Rules } from './collection.ts'

export type Registered = {
  collection: Collection
  rules: Rules
  /** Collections whose rows hang on this one's, with the column that names it. */
  children: { collection: Collection; column: string }[]
  /** Every column, of any collection, that links to this one. */
  links: { collection: Collection; column: string }[]
  /** The columns of this one that link, and to which collection. */
  refs: { column: string; target: string }[]
}

/** All collections of the product by name, in an order in which parents come before children. */
export type Registry = ReadonlyMap<string, Registered>

/** Typed rules meet the untyped engine here: the registry pairs each collection with rules for its own rows. */
export type Registration = { collection: Collection; rules?: Rules }

/** Pairs a collection with its rules. */
export const register = <C extends Collection>(collection: C, rules: Rules<C> = {}): Registration => ({
  collection,
  rules: rules as unknown as Rules,
})

/** Builds the registry; a name used twice or a link to an unknown collection is a fault of the build. */
export const createRegistry = (registrations: readonly Registration[]): Registry => {
  const registry = new Map<string, Registered>()
  for (const { collection, rules } of registrations) {
    if (registry.has(collection.name)) throw new Error(`collection ${collection.name} is registered twice`)
    registry.set(collection.name, { collection, rules: rules ?? {}, children: [], links: [], refs: [] })
  }
  for (const { collection } of registrations) {
    for (const [name, column] of Object.entries(collection.columns)) {
      if (column.ref === undefined) continue
      const target = registry.get(column.ref)
      if (!target) throw new Error(`${collection.name}.${name} names the unknown collection ${column.ref}`)
      target.links.push({ collection, column: name })
      registry.get(collection.name)?.refs.push({ column: name, target: column.ref })
      if (collection.parents.includes(name)) target.children.push({ collection, column: name })
    }
  }
  return registry
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
