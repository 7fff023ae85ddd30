import { AppError, type Refusal, refusalOf } from '#domain/kernel/errors.ts'
import { clientActor } from '#domain/sync/actor.ts'
import type { Op } from '#domain/sync/protocol.ts'
import { type AnswerForm, answerDrafts } from '#domain/workshop/approvals/answer-ops.ts'
import type { PortalLink } from '#domain/workshop/approvals/schema.ts'
import type { Env } from '#worker/env.ts'

type Hands = Pick<Env, 'TENANT'>

/** The rules compare what the client saw with what stands, so an answer has seen every rev. */
const SEEN = Number.MAX_SAFE_INTEGER

/** Does an act of an order's client. Returns why it is refused, now or at its first try; null where it stands. */
const actOfClient = async (
  { TENANT }: Hands,
  tenantId: string,
  orderId: string,
  act: { key: string; ops: Op[]; label: string },
): Promise<Refusal | null> => {
  const actor = clientActor(tenantId, 'portal', { collection: 'orders', id: orderId })
  const reply = await TENANT.getByName(tenantId).act(actor, act)
  if (!reply.ok) throw new AppError(reply.code, reply)
  const { result } = reply
  const isRefused =
    result.status === 'rejected' || (result.status === 'duplicate' && result.outcome === 'rejected')
  return isRefused ? refusalOf(new AppError(result.code, result)) : null
}

/**
 * Records what a client answers in the portal. `act` is the id in the form's token: however often the form is sent, it
 * is one answer. Returns null where that answer stands, and otherwise why not: `request_closed` (answered, withdrawn,
 * superseded or expired meanwhile), `offer_changed` (the shop has edited the order), `invalid_input` with the fields.
 * @throws AppError where nothing is decided, such as `unavailable`: the form may be sent again
 */
export const answerByClient = (
  env: Hands,
  tenantId: string,
  act: string,
  form: Omit<AnswerForm, 'source'>,
): Promise<Refusal | null> => {
  const drafts = answerDrafts(act, { ...form, source: 'portal' })
  const ops = drafts.map((op): Op => (op.op === 'insert' ? op : { ...op, base: SEEN }))
  return actOfClient(env, tenantId, form.order_id, { key: act, ops, label: 'Răspunsul clientului' })
}

/** Records that a client has looked at a link; the first time counts. */
export const openedByClient = async (
  env: Hands,
  tenantId: string,
  { id, order_id }: Pick<PortalLink, 'id' | 'order_id'>,
): Promise<void> => {
  const opened_at = new Date().toISOString()
  const op: Op = { op: 'patch', collection: 'portal_links', id, base: SEEN, data: { opened_at } }
  await actOfClient(env, tenantId, order_id, { key: `opened/${id}`, ops: [op], label: 'Link deschis' })
}
