/**
 * The answer of `POST /api/export/roaauto/numbers`: how many rows got their number for Oracle now, and how many have none
 * yet. The export is ready when `left` is 0.
 */
export type NumberingAnswer = { numbered: number; left: number }
