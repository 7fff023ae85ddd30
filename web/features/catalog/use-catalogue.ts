import { useMemo, useState } from 'react'
import { groupBy } from '#domain/kernel/group-by.ts'
import type { CollectionName } from '#domain/modules.ts'
import { fold, matchesSearch } from '#domain/romania/search.ts'
import type { AppDatabase } from '#web/data/database.ts'
import { useLive, useMay } from '#web/data/hooks.ts'
import { type Catalogue, canDeactivate } from './catalogues.ts'
import { byPositionIn, compareBy, type Entry, type Names, writeCell } from './values.ts'

export type Sort = { column: string; descending: boolean }

/** The names of the parts of each entry, separated by commas. */
const readParts = async (db: AppDatabase, { parts }: Catalogue): Promise<ReadonlyMap<string, string>> => {
  if (!parts) return new Map()
  const rows = (await db.anyRows(parts.collection).toArray()).sort(byPositionIn('ordine'))
  return new Map(
    [...groupBy(rows, (row) => String(row[parts.parent]))].map(([id, own]) => [
      id,
      own.map((row) => row[parts.name]).join(', '),
    ]),
  )
}

/** The names to which links of these catalogues can point. */
export const readNames = async (db: AppDatabase, { fields }: Catalogue): Promise<Names> => {
  const names: Partial<Record<CollectionName, ReadonlyMap<string, string>>> = {}
  for (const { target } of fields) {
    if (!target) continue
    const rows = await db.anyRows(target).toArray()
    names[target] = new Map(rows.map((row) => [row.id, String(row.denumire)]))
  }
  return names
}

/** The column by which entries are sorted first: their position, or within a link the link. */
const firstSort = ({ fields: [first], position }: Catalogue): string =>
  position && first?.kind !== 'ref' ? position : (first?.column ?? '')

/** The entries of a catalogue, searched and sorted. An entry keeps its position while it is being edited. */
export const useCatalogue = (catalogue: Catalogue, query: string, withInactive: boolean) => {
  const { collection, fields, within } = catalogue
  const may = useMay()
  const [sort, setSort] = useState<Sort>({
    column: firstSort(catalogue),
    descending: false,
  })
  const found = useLive(
    async (db) => ({
      entries: within
        ? await db.anyRows(collection).where(within.column).equals(within.id).toArray()
        : await db.anyRows(collection).toArray(),
      names: await readNames(db, catalogue),
      parts: await readParts(db, catalogue),
    }),
    [collection, within?.id],
  )
  const names = found?.names ?? {}
  const byId = useMemo(() => new Map(found?.entries.map((entry) => [entry.id, entry])), [found])
  const inactive = canDeactivate(catalogue)
    ? (found?.entries.filter(({ activ }) => activ === 0).length ?? 0)
    : 0

  // biome-ignore lint/correctness/useExhaustiveDependencies: a changed value moves no row under the hands that type it
  const order = useMemo(() => {
    const field = fields.find(({ column }) => column === sort.column)
    if (!found) return []
    const placed = byPositionIn(catalogue.position)
    const named = field && compareBy(field, found.names)
    const compare = (a: Entry, b: Entry) => named?.(a, b) || placed(a, b)
    const shown = found.entries
      .filter((entry) => withInactive || entry.activ !== 0)
      .filter((entry) =>
        matchesSearch(
          fold(fields.map((one) => writeCell(one, entry[one.column], found.names)).join('\n')),
          query,
        ),
      )
      .sort((a, b) => (sort.descending ? compare(b, a) : compare(a, b)))
    return shown.map(({ id }) => id)
  }, [collection, sort, query, withInactive, found?.entries.length, inactive])

  return {
    isReady: found !== undefined,
    entries: order.flatMap((id) => byId.get(id) ?? []),
    total: (found?.entries.length ?? 0) - (withInactive ? 0 : inactive),
    inactive,
    names,
    parts: found?.parts ?? new Map<string, string>(),
    sort,
    sortBy: (column: string) =>
      setSort((now) => ({ column, descending: now.column === column && !now.descending })),
    mayWrite: may('patch', collection),
  }
}
