import { sum, vatOf } from '#domain/kernel/money.ts'
import type { Decisions } from './decisions.ts'
import type { Offer } from './offer.ts'

/** What a client agreed to: the accepted lines of the offer, with their own sums. */
export const agreedOffer = (offer: Offer, decisions: Decisions): Offer => {
  const lines = offer.lines.filter(({ id }) => decisions[id] === 'accept')
  const of = (kind: string) => sum(lines.filter((line) => line.kind === kind).map(({ total }) => total))
  const [labour, parts] = [of('manopera'), of('material')]
  const net = labour + parts
  const vat = vatOf(net, offer.rate)
  return { ...offer, lines, labour, parts, net, vat, total: net + vat }
}
