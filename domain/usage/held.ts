import * as v from 'valibot'

/** Units that one thing has reserved or was charged, by the row they come from: a month's usage, or a pack. */
export const heldSchema = v.strictObject({
  /** Reserved until settled; charged after. */
  state: v.picklist(['reserved', 'charged']),
  parts: v.array(
    v.strictObject({
      from: v.picklist(['usage', 'usage_packs']),
      id: v.string(),
      units: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
    }),
  ),
})
export type Held = v.InferOutput<typeof heldSchema>
export type Part = Held['parts'][number]
