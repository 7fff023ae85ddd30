/** A value by which two rows can be one: why they look alike, and what they share. */
export type Mark<Why extends string> = readonly [why: Why, value: string]

/** Rows with the same mark that are compared with a new one; more of them share a value that tells nothing. */
const COMPARED = 5

/**
 * How rows of a list are recognised as written twice. `marksOf` lists the marks of a row, the strongest first; `denies`
 * says that two rows differ although they share a mark.
 */
export const alikeBy = <Row extends { id: string }, Why extends string>(
  marksOf: (row: Row) => readonly Mark<Why>[],
  denies: (why: Why, one: Row, other: Row) => boolean = () => false,
) => {
  /** Why two rows look alike, by the strongest reason. */
  const likenessOf = (one: Row, other: Row): Why | null => {
    if (one.id === other.id) return null
    const mine = new Map(marksOf(one))
    const why = marksOf(other).find(([kind, value]) => mine.get(kind) === value)?.[0] ?? null
    return why === null || denies(why, one, other) ? null : why
  }

  /** Rows that seem to be there twice, found in one pass. */
  const doubledIds = (rows: Iterable<Row>): Set<string> => {
    const seen = new Map<string, Row[]>()
    const doubled = new Set<string>()
    for (const row of rows) {
      for (const [why, value] of marksOf(row)) {
        const key = `${why} ${value}`
        const others = seen.get(key) ?? []
        for (const other of others) {
          if (likenessOf(row, other) === null) continue
          doubled.add(row.id)
          doubled.add(other.id)
        }
        if (others.length < COMPARED) others.push(row)
        seen.set(key, others)
      }
    }
    return doubled
  }

  return { likenessOf, doubledIds }
}
