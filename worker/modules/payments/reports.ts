import { effectOf } from '#domain/effects/job.ts'
import { takePayment } from '#domain/plans/jobs.ts'
import { DIRECTORY } from '#worker/db/directory-effects.ts'
import { storeEvent } from '#worker/db/payment-events.ts'
import type { Env } from '#worker/env.ts'
import { logFault } from '#worker/log.ts'
import { paymentsOf } from '#worker/providers/payments/chosen.ts'
import type { ReportCall } from '#worker/providers/payments/port.ts'

/**
 * Takes a call of the provider: its event is stored with the effect that handles it, and the provider hears that at
 * once. An event that comes again is stored already; one whose effect is forgotten is handled again, which changes
 * nothing. @throws AppError `not_found` for a wrong signature
 */
export const takeReport = async (env: Env, call: ReportCall): Promise<void> => {
  const event = await paymentsOf(env).readEvent(call)
  if (!event) return
  const now = Date.now()
  const key = `${takePayment.id}/${event.id}`
  await storeEvent(
    env,
    event,
    effectOf(takePayment, key, { event: event.id }, new Date(now).toISOString()),
    now,
  )
  await env.EFFECTS.send({ tenantId: DIRECTORY, key }).catch((error: unknown) =>
    logFault('effects_not_sent', error),
  )
}
