import { DAY } from '#domain/kernel/days.ts'
import { AppError } from '#domain/kernel/errors.ts'
import { PACKS } from '#domain/plans/catalogue.ts'
import { columnsOf } from '#domain/plans/subscription.ts'
import { systemActor } from '#domain/sync/actor.ts'
import type { Values } from '#domain/sync/log.ts'
import type { Op } from '#domain/sync/protocol.ts'
import type { Env } from '#worker/env.ts'
import { newId } from '#worker/pages/new-id.ts'
import type { PaymentEvent, Payments } from '#worker/providers/payments/port.ts'

/** Times that a subscription is read again because it had changed while it was written. */
const READS = 3

/** An act of the server on a shop. @throws AppError with the refusal */
const act = async (env: Env, tenantId: string, key: string, ops: Op[]): Promise<void> => {
  const reply = await env.TENANT.getByName(tenantId).act(systemActor({ tenantId }, 'billing'), { key, ops })
  if (!reply.ok) throw new AppError(reply.code, reply)
  const { result } = reply
  if (result.status === 'rejected') throw new AppError(result.code, result)
}

/** Writes columns of the shop's row. */
export const writePlan = (env: Env, tenantId: string, key: string, data: Values): Promise<void> =>
  act(env, tenantId, key, [{ op: 'patch', collection: 'tenants', id: tenantId, base: 0, data }])

/**
 * Brings a shop's row to the present state of its subscription. Calls that cross each other end with the same row: each
 * reads once more after it has written. `key` names the occasion.
 */
export const followSubscription = async (
  env: Env,
  payments: Payments,
  subscription: string,
  key: string,
  more: Values = {},
): Promise<void> => {
  let written = ''
  for (let read = 1; read <= READS; read++) {
    const present = await payments.subscription(subscription)
    if (!present || JSON.stringify(present) === written) return
    written = JSON.stringify(present)
    await writePlan(env, present.tenantId, `${key}/${read}`, { ...columnsOf(present), ...more })
  }
}

/** Does what an event of the provider says, once for each event (its id is the key of the act). */
export const takeEvent = async (env: Env, payments: Payments, event: PaymentEvent): Promise<void> => {
  if (event.kind === 'subscription') return followSubscription(env, payments, event.subscription, event.id)
  const pack = PACKS.find(({ id }) => id === event.pack)
  if (!pack) throw new AppError('not_found')
  const { paidAt, payment, tenantId } = event
  const expires = new Date(paidAt)
  expires.setUTCMonth(expires.getUTCMonth() + pack.months)
  const data = {
    feature: pack.feature,
    units: pack.units,
    bought_at: paidAt,
    // The whole last day.
    expires_at: new Date(expires.getTime() + DAY).toISOString(),
    source: payment,
  }
  await act(env, tenantId, `pack/${payment}`, [
    { op: 'insert', collection: 'usage_packs', id: newId(), data },
  ])
}
