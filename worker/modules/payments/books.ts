import { planPayments } from '#domain/plans/schema.ts'
import { systemActor } from '#domain/sync/actor.ts'
import { doAct } from '#worker/acts.ts'
import { findTenantDb } from '#worker/db/directory.ts'
import { visibleRows } from '#worker/db/visibility.ts'
import type { Env } from '#worker/env.ts'
import { paymentsOf } from '#worker/providers/payments/chosen.ts'
import type { Books } from './take-event.ts'

/** The provider of this deployment, and the objects of its shops. @throws AppError `payments_unavailable` */
export const booksOf = (env: Env): Books => ({
  payments: paymentsOf(env),
  act: (tenantId, key, ops) => doAct(env, systemActor({ tenantId }, 'billing'), { key, ops }),
  rowOf: async (tenantId, payment) => {
    const db = await findTenantDb(env, tenantId)
    const system = systemActor({ tenantId }, 'billing')
    const row =
      db && (await visibleRows(db, system, planPayments, 't.payment = ?2', payment).first<{ id: string }>())
    return row?.id ?? null
  },
  invoiceState: env.INVOICES === 'none' ? 'none' : 'requested',
  now: Date.now,
})
