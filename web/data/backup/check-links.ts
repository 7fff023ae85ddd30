import { COLLECTIONS, HELD_REGISTRY, type HeldName } from '#domain/modules.ts'
import type { Row } from '#domain/sync/collection.ts'
import type { Column } from '#domain/sync/columns.ts'

/** Rows of one collection that can be written. */
export type Placed = { collection: HeldName; rows: Row[] }

/** A link that must point to a row of the file: the column is mandatory, or the target is never deleted. */
type Link = { column: string; target: string }

const mustHold = ({ ref, nullable }: Column): boolean =>
  ref !== undefined && (!nullable || COLLECTIONS[ref as HeldName].rights.delete.length === 0)

const linksOf = (name: HeldName): Link[] =>
  Object.entries<Column>(COLLECTIONS[name].columns).flatMap(([column, declared]) =>
    declared.ref !== undefined && mustHold(declared) ? [{ column, target: declared.ref }] : [],
  )

/** Whether a collection has one row, with the tenant's id: it is merged into the row that is there. */
const isOfTenant = (name: HeldName): boolean => HELD_REGISTRY.get(name)?.adoption === 'merge'

/**
 * Checks the links between rows. They come in the order of the collections, parents first, as a backup is written. A
 * row whose parent is missing is left out, and so are its children. Rows that link to their own collection wait until
 * all of it has come.
 */
export class LinkCheck {
  readonly #tenantId: string
  readonly #ids = new Map<string, Set<string>>()
  #collection: HeldName | null = null
  #links: Link[] = []
  #waiting: Row[] = []
  /** Rows left out so far. */
  refused = 0

  constructor(tenantId: string) {
    this.#tenantId = tenantId
  }

  /** Takes rows, and returns those that can be written now. */
  place(collection: HeldName, rows: readonly Row[]): Placed[] {
    const placed = collection === this.#collection ? [] : this.#begin(collection)
    const present = this.#idsOf(collection)
    const good: Row[] = []
    for (const row of rows) {
      const isStranger = isOfTenant(collection) && row.id !== this.#tenantId
      if (isStranger || present.has(row.id) || !this.#holds(row, (target) => target !== collection))
        this.refused += 1
      else if (this.#holds(row)) {
        present.add(row.id)
        good.push(row)
      } else this.#waiting.push(row)
    }
    return good.length > 0 ? [...placed, { collection, rows: good }] : placed
  }

  /** Returns the rows that still wait when the last row has come. */
  end(): Placed[] {
    const collection = this.#collection
    if (collection === null) return []
    const present = this.#idsOf(collection)
    const rows: Row[] = []
    for (let found = true; found; ) {
      found = false
      const waiting = this.#waiting
      this.#waiting = []
      for (const row of waiting) {
        if (this.#holds(row) && !present.has(row.id)) {
          present.add(row.id)
          rows.push(row)
          found = true
        } else this.#waiting.push(row)
      }
    }
    this.refused += this.#waiting.length
    this.#waiting = []
    return rows.length > 0 ? [{ collection, rows }] : []
  }

  /** Whether the row of the shop came. */
  get hasShop(): boolean {
    return this.#idsOf('tenants').has(this.#tenantId)
  }

  #begin(collection: HeldName): Placed[] {
    const placed = this.end()
    this.#collection = collection
    this.#links = linksOf(collection)
    return placed
  }

  #holds(row: Row, isAsked: (target: string) => boolean = () => true): boolean {
    return this.#links.every(({ column, target }) => {
      const id = row[column]
      return typeof id !== 'string' || !isAsked(target) || this.#idsOf(target).has(id)
    })
  }

  #idsOf(collection: string): Set<string> {
    let ids = this.#ids.get(collection)
    if (!ids) {
      ids = new Set()
      this.#ids.set(collection, ids)
    }
    return ids
  }
}
