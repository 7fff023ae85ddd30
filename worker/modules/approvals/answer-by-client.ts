import type { Refusal } from '#domain/kernel/errors.ts'
import { clientActor } from '#domain/sync/actor.ts'
import type { Op } from '#domain/sync/protocol.ts'
import { type AnswerForm, answerDrafts } from '#domain/workshop/approvals/answer-ops.ts'
import type { PortalLink } from '#domain/workshop/approvals/schema.ts'
import { tryAct } from '#worker/acts.ts'
import type { Env } from '#worker/env.ts'

type Hands = Pick<Env, 'TENANT'>

/** The rules compare what the client saw with what stands, so an answer has seen every rev. */
const SEEN = Number.MAX_SAFE_INTEGER

/** The client of an order, who has a link to it. */
const clientOf = (tenantId: string, orderId: string) =>
  clientActor(tenantId, 'portal', { collection: 'orders', id: orderId })

/**
 * Records what a client answers in the portal. `act` is the id in the form's token: however often the form is sent, it
 * is one answer. Returns null where that answer stands, and otherwise why not: `request_closed` (answered, withdrawn,
 * superseded or expired meanwhile), `offer_changed` (the shop has edited the order), `invalid_input` with the fields.
 * @throws AppError where nothing is decided, such as `unavailable`: the form may be sent again
 */
export const answerByClient = async (
  env: Hands,
  tenantId: string,
  act: string,
  form: Omit<AnswerForm, 'source'>,
): Promise<Refusal | null> => {
  const drafts = answerDrafts(act, { ...form, source: 'portal' })
  const ops = drafts.map((op): Op => (op.op === 'insert' ? op : { ...op, base: SEEN }))
  const client = clientOf(tenantId, form.order_id)
  const { refusal } = await tryAct(env, client, { key: act, ops, label: 'Răspunsul clientului' })
  return refusal
}

/** Records that a client has looked at a link; the first time counts. */
export const openedByClient = async (
  env: Hands,
  tenantId: string,
  { id, order_id }: Pick<PortalLink, 'id' | 'order_id'>,
): Promise<void> => {
  const opened_at = new Date().toISOString()
  const op: Op = { op: 'patch', collection: 'portal_links', id, base: SEEN, data: { opened_at } }
  await tryAct(env, clientOf(tenantId, order_id), {
    key: `opened/${id}`,
    ops: [op],
    label: 'Link deschis',
  })
}
