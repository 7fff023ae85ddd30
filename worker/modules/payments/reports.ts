import { effectOf } from '#domain/effects/job.ts'
import { DAY } from '#domain/kernel/days.ts'
import { AppError } from '#domain/kernel/errors.ts'
import { takePayment } from '#domain/plans/jobs.ts'
import type { PaymentEvent } from '#domain/plans/payment.ts'
import { DIRECTORY } from '#worker/db/directory-effects.ts'
import { findEvent, noteHandled, storeEvent, unknownEvents } from '#worker/db/payment-events.ts'
import { sendMessages } from '#worker/effect-messages.ts'
import type { Env } from '#worker/env.ts'
import { logFault } from '#worker/log.ts'
import { paymentsOf } from '#worker/providers/payments/chosen.ts'
import type { ReportCall } from '#worker/providers/payments/port.ts'
import { booksOf } from './books.ts'
import { takeEvent } from './take-event.ts'

/** Days of the provider's events that the daily look compares with what was stored: longer than a cron may be away. */
const LOOK_BACK = 7

/**
 * Stores an event with the effect that handles it, and sends that. One that is stored already stays as it is: what was
 * sent of it and lost is found by the cron.
 */
const keep = async (env: Env, event: PaymentEvent, now: number): Promise<void> => {
  const key = `${takePayment.id}/${event.id}`
  const effect = effectOf(takePayment, key, { event: event.id }, new Date(now).toISOString())
  if (!(await storeEvent(env, event, effect, now))) return
  await sendMessages(env.EFFECTS, DIRECTORY, [key]).catch((error: unknown) =>
    logFault('effects_not_sent', error),
  )
}

/**
 * Takes a call of the provider: its event is stored with the effect that handles it, and the provider hears that at
 * once. An event that comes again is stored already; one whose effect is forgotten is handled again, which changes
 * nothing. @throws AppError `not_found` for a wrong signature
 */
export const takeReport = async (env: Env, call: ReportCall): Promise<void> => {
  const event = await paymentsOf(env).readEvent(call)
  if (event) await keep(env, event, Date.now())
}

/** The daily look: events of the last days whose call never came are taken as if it had. `now` in milliseconds. */
export const takeLostReports = async (env: Env, now: number): Promise<void> => {
  if (env.PAYMENTS === 'none') return
  try {
    const from = new Date(now - LOOK_BACK * DAY).toISOString()
    const events = await paymentsOf(env).eventsSince(from)
    const unknown = await unknownEvents(
      env,
      events.map(({ id }) => id),
    )
    for (const event of events) if (unknown.has(event.id)) await keep(env, event, now)
  } catch (error) {
    // The look of tomorrow sees the same days.
    logFault('payments_not_looked_at', error)
  }
}

/**
 * Handles a stored event again, whatever became of it: the shop's row is brought to the provider's present state, and a
 * payment that has its row gets no second one. `key` names the press. Returns the shop.
 * @throws AppError `not_found` for an unknown event or customer, `unavailable` where the provider does not answer
 */
export const replayPaymentEvent = async (
  env: Env,
  id: string,
  key: string,
): Promise<{ tenantId: string }> => {
  const event = await findEvent(env, id)
  if (!event) throw new AppError('not_found')
  const done = await takeEvent(booksOf(env), event, `${id}/${key}`)
  await noteHandled(env, id, done.tenantId, Date.now())
  return done
}
