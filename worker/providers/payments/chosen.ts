import { AppError } from '#domain/kernel/errors.ts'
import type { Env } from '#worker/env.ts'
import { localPayments } from './local.ts'
import type { Payments } from './port.ts'

type PaymentsEnv = Pick<Env, 'PAYMENTS' | 'DB' | 'SESSION_SECRET' | 'LEASE_KEYS'>

/**
 * The provider of payments of this deployment, by `PAYMENTS`.
 * @throws AppError `payments_unavailable` where nothing can be paid
 */
export const paymentsOf = (env: PaymentsEnv): Payments => {
  if (env.PAYMENTS === 'local') return localPayments(env, Date.now)
  if (env.PAYMENTS !== 'none') throw new Error('PAYMENTS is neither local nor none')
  throw new AppError('payments_unavailable')
}
