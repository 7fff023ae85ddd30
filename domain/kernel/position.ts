/** Rows that people order by hand: `ordine` is the position of a row, ascending. */

/** The distance between positions in the seeds, which leaves room for rows in between. */
export const STEP = 10

/** Compares by position. Two devices may give the same position; then the id decides, the same on all. */
export const byPosition = (a: { id: string; ordine: number }, b: { id: string; ordine: number }): number =>
  a.ordine - b.ordine || (a.id < b.id ? -1 : 1)
