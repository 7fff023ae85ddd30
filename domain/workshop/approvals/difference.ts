import type { Offer, OfferLine } from './offer.ts'

/** What differs between two offers, for the shop and for the client. */
export type OfferDifference = {
  added: OfferLine[]
  removed: OfferLine[]
  /** Lines in both, with another name, quantity, price or total. */
  changed: { before: OfferLine; after: OfferLine }[]
  /** The sums to pay, in bani, where they differ. */
  total: { before: number; after: number } | null
  /** Whether the remarks, the car or the rate of TVA differ. */
  notes: boolean
  plate: boolean
  rate: boolean
}

const isSame = (a: OfferLine, b: OfferLine): boolean =>
  a.kind === b.kind &&
  a.name === b.name &&
  a.quantity === b.quantity &&
  a.unit === b.unit &&
  a.price === b.price &&
  a.total === b.total

/** From one offer to another; null where both bind to the same (`offerHash`). */
export const differenceOf = (before: Offer, after: Offer): OfferDifference | null => {
  const old = new Map(before.lines.map((line) => [line.id, line]))
  const kept = new Set(after.lines.map(({ id }) => id))
  const difference: OfferDifference = {
    added: after.lines.filter(({ id }) => !old.has(id)),
    removed: before.lines.filter(({ id }) => !kept.has(id)),
    changed: after.lines.flatMap((line) => {
      const earlier = old.get(line.id)
      return earlier && !isSame(earlier, line) ? [{ before: earlier, after: line }] : []
    }),
    total: before.total === after.total ? null : { before: before.total, after: after.total },
    notes: before.notes !== after.notes,
    plate: before.plate !== after.plate,
    rate: before.rate !== after.rate,
  }
  const { added, removed, changed, total, notes, plate, rate } = difference
  const isNone = added.length + removed.length + changed.length === 0 && !total && !notes && !plate && !rate
  return isNone ? null : difference
}
