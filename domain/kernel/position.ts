/** Rows that people put in order by hand: `ordine` is a row's position, ascending. */

/** From one position to the next, as the seeds have them: a row may come between. */
export const STEP = 10

/** Compares by position. Two devices may have given the same: then the id decides, alike on all. */
export const byPosition = (a: { id: string; ordine: number }, b: { id: string; ordine: number }): number =>
  a.ordine - b.ordine || (a.id < b.id ? -1 : 1)
