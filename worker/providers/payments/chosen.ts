import { AppError } from '#domain/kernel/errors.ts'
import type { Env } from '#worker/env.ts'
import { localPayments } from './local.ts'
import { mercadoPagoPayments } from './mercadopago/mercadopago.ts'
import type { Payments } from './port.ts'
import { stripePayments } from './stripe/stripe.ts'

type PaymentsEnv = Pick<
  Env,
  | 'PAYMENTS'
  | 'DEV_PAGES'
  | 'STRIPE_API'
  | 'STRIPE_KEY'
  | 'STRIPE_WEBHOOK_SECRET'
  | 'MERCADOPAGO_TOKEN'
  | 'MERCADOPAGO_WEBHOOK_SECRET'
  | 'DB'
  | 'SESSION_SECRET'
  | 'LEASE_KEYS'
>

const outside = { fetch: (input, init) => fetch(input, init), clock: Date.now } satisfies {
  fetch: typeof fetch
  clock(): number
}

/**
 * MercadoPago takes the currencies of its countries alone, and the catalogue is in RON: it serves trials of the port on
 * a development machine, whose sums are the catalogue's numbers in another currency.
 */
const mercadoPagoOf = ({
  DEV_PAGES,
  MERCADOPAGO_TOKEN: token,
  MERCADOPAGO_WEBHOOK_SECRET: webhookSecret,
}: PaymentsEnv): Payments => {
  if (DEV_PAGES !== 'on') throw new Error('PAYMENTS is mercadopago, which takes no RON')
  if (!token || !webhookSecret) throw new AppError('payments_unavailable')
  return mercadoPagoPayments({ token, webhookSecret, currency: 'BRL', ...outside })
}

/**
 * The provider of payments of this deployment, by `PAYMENTS`.
 * @throws AppError `payments_unavailable` where nothing can be paid, also because a secret is missing
 */
export const paymentsOf = (env: PaymentsEnv): Payments => {
  const { PAYMENTS, STRIPE_API, STRIPE_KEY, STRIPE_WEBHOOK_SECRET } = env
  if (PAYMENTS === 'local') return localPayments(env, Date.now)
  if (PAYMENTS === 'stripe' && STRIPE_KEY && STRIPE_WEBHOOK_SECRET)
    return stripePayments({
      api: STRIPE_API,
      key: STRIPE_KEY,
      webhookSecret: STRIPE_WEBHOOK_SECRET,
      ...outside,
    })
  if (PAYMENTS === 'mercadopago') return mercadoPagoOf(env)
  if (PAYMENTS !== 'none' && PAYMENTS !== 'stripe')
    throw new Error('PAYMENTS is neither stripe nor mercadopago nor local nor none')
  throw new AppError('payments_unavailable')
}
