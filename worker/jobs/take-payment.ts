import type * as v from 'valibot'
import type { takePayment } from '#domain/plans/jobs.ts'
import { findEvent, noteHandled } from '#worker/db/payment-events.ts'
import { booksOf } from '#worker/modules/payments/books.ts'
import { takeEvent } from '#worker/modules/payments/take-event.ts'
import type { JobHandler } from './job-handler.ts'

/** Handles a stored report of the provider of payments. */
export const handle: JobHandler<v.InferOutput<typeof takePayment.schema>> = async ({ env, payload }) => {
  const event = await findEvent(env, payload.event)
  if (!event) return
  const { tenantId } = await takeEvent(booksOf(env), event)
  await noteHandled(env, event.id, tenantId, Date.now())
}
