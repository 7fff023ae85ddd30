import { AppError } from '#domain/kernel/errors.ts'
import type { Env } from '#worker/env.ts'
import { localPayments } from './local.ts'
import type { Payments } from './port.ts'
import { stripePayments } from './stripe/stripe.ts'

type PaymentsEnv = Pick<
  Env,
  'PAYMENTS' | 'STRIPE_KEY' | 'STRIPE_WEBHOOK_SECRET' | 'DB' | 'SESSION_SECRET' | 'LEASE_KEYS'
>

/**
 * The provider of payments of this deployment, by `PAYMENTS`.
 * @throws AppError `payments_unavailable` where nothing can be paid, also because a secret is missing
 */
export const paymentsOf = (env: PaymentsEnv): Payments => {
  const { PAYMENTS, STRIPE_KEY, STRIPE_WEBHOOK_SECRET } = env
  if (PAYMENTS === 'local') return localPayments(env, Date.now)
  if (PAYMENTS === 'stripe' && STRIPE_KEY && STRIPE_WEBHOOK_SECRET)
    return stripePayments({
      key: STRIPE_KEY,
      webhookSecret: STRIPE_WEBHOOK_SECRET,
      fetch: (input, init) => fetch(input, init),
      clock: Date.now,
    })
  if (PAYMENTS !== 'none' && PAYMENTS !== 'stripe')
    throw new Error('PAYMENTS is neither stripe nor local nor none')
  throw new AppError('payments_unavailable')
}
