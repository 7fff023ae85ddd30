import * as v from 'valibot'

/** How many rows got their number for Oracle now, and how many have none yet. The export is ready when `left` is 0. */
export const numberingAnswerSchema = v.object({ numbered: v.number(), left: v.number() })
export type NumberingAnswer = v.InferOutput<typeof numberingAnswerSchema>
