import type { Op } from '#domain/sync/protocol.ts'
import { answerDrafts } from '#domain/workshop/approvals/answer-ops.ts'
import type { Decision } from '#domain/workshop/approvals/decisions.ts'
import { offerHash, offerOf } from '#domain/workshop/approvals/offer.ts'
import { type OrderLine, orderLines } from '#domain/workshop/orders/schema.ts'
import { lineTotal } from '#domain/workshop/orders/totals.ts'
import type { Random } from './random.ts'
import { idAt } from './workshop.ts'

/** The rate of TVA in the demo, hundredths of a percent. */
const RATE = 2_100

const DEFAULTS = Object.fromEntries(
  Object.entries(orderLines.columns).map(([name, { initial }]) => [name, initial ?? null]),
)

/** The lines that an order's ops insert, as the commit writes them. */
const linesOf = (ops: readonly Op[]): OrderLine[] =>
  ops.flatMap((op) => {
    if (op.op !== 'insert' || op.collection !== 'order_lines') return []
    const line = { ...DEFAULTS, ...op.data, id: op.id } as OrderLine
    return [{ ...line, total: lineTotal(line) }]
  })

/**
 * What the client of a validated order was asked and said by phone: all lines accepted but the last, all refused, or
 * nothing yet.
 */
export const demoApproval = (
  random: Random,
  at: number,
  ops: readonly Op[],
  plate: string,
  said: 'most' | 'nothing' | 'none',
): Op[] => {
  const [order] = ops
  if (!order) return []
  const request = idAt(random, at)
  const asked: Op = {
    op: 'insert',
    collection: 'approval_requests',
    id: request,
    data: { order_id: order.id },
  }
  if (said === 'nothing') return [asked]
  const observatii = order.op === 'insert' ? String(order.data.observatii ?? '') : ''
  const offer = offerOf({ nr_auto: plate, observatii }, linesOf(ops), RATE)
  const last = offer.lines.at(-1)?.id
  const of = (id: string): Decision =>
    said === 'none' ? 'refuse' : id === last && offer.lines.length > 1 ? 'later' : 'accept'
  const decisions = JSON.stringify(Object.fromEntries(offer.lines.map(({ id }) => [id, of(id)])))
  const form = { order_id: order.id, request_id: request, offer_hash: offerHash(offer), decisions }
  const answered = answerDrafts(idAt(random, at), { ...form, name: '', source: 'phone' })
  return [
    asked,
    ...answered.map((op): Op => (op.op === 'insert' ? op : { ...op, base: Number.MAX_SAFE_INTEGER })),
  ]
}
