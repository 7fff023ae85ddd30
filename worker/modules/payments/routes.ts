import * as api from '#domain/api/plans.ts'
import { AppError } from '#domain/kernel/errors.ts'
import { isTrial, lackOf, PLAN_IDS, planHas, planOfShop, UPGRADE_PATH } from '#domain/plans/catalogue.ts'
import type { StaffActor } from '#domain/sync/actor.ts'
import { isPermitted } from '#domain/team/permissions.ts'
import { type Shop, tenants } from '#domain/workshop/shop/schema.ts'
import type { TenantDb } from '#worker/db/tenant-db.ts'
import { visibleRow } from '#worker/db/visibility.ts'
import { publicOrigin } from '#worker/http/public-origin.ts'
import { route } from '#worker/http/route.ts'
import { paymentsOf } from '#worker/providers/payments/chosen.ts'
import type { Purchase } from '#worker/providers/payments/port.ts'
import { followSubscription, takeEvent } from './take-event.ts'

/** The shop of a person who may decide about its subscription. @throws AppError `forbidden`, `not_found` */
const shopOf = async (db: TenantDb, actor: StaffActor): Promise<Shop> => {
  if (!isPermitted(actor, 'subscription')) throw new AppError('forbidden')
  const shop = await visibleRow(db, actor, tenants, actor.tenantId)
  if (!shop) throw new AppError('not_found')
  return shop
}

/** Whether the shop pays for a plan now; then it changes its subscription and opens no second one. */
const isSubscribed = (shop: Shop, now: string): boolean =>
  shop.subscription !== '' && planOfShop(shop, now) !== 'free'

export const paymentRoutes = [
  route(api.checkout, async (c, { body: { key, purchase } }) => {
    const actor = c.get('actor')
    const shop = await shopOf(c.get('db'), actor)
    const now = new Date().toISOString()
    const plan = planOfShop(shop, now)
    if (purchase.kind === 'plan' && isSubscribed(shop, now)) throw new AppError('already_subscribed')
    if (purchase.kind === 'pack' && !planHas(plan, 'sms'))
      throw new AppError('plan_required', { params: lackOf('sms') })
    const bought: Purchase =
      purchase.kind === 'pack'
        ? purchase
        : { ...purchase, paidFrom: isTrial(shop) && plan !== 'free' ? shop.trial_expires_at : null }
    const back = `${publicOrigin(c.env)}${UPGRADE_PATH}`
    return paymentsOf(c.env).checkout({
      key,
      tenantId: actor.tenantId,
      customer: shop.customer,
      email: c.get('user').email,
      purchase: bought,
      successUrl: `${back}?plata=gata`,
      cancelUrl: `${back}?plata=renuntat`,
    })
  }),
  route(api.customerPortal, async (c) => {
    const { customer } = await shopOf(c.get('db'), c.get('actor'))
    if (customer === '') throw new AppError('not_found')
    return paymentsOf(c.env).portal(customer, `${publicOrigin(c.env)}${UPGRADE_PATH}`)
  }),
  route(api.changeSubscription, async (c, { body }) => {
    const shop = await shopOf(c.get('db'), c.get('actor'))
    if (!isSubscribed(shop, new Date().toISOString())) throw new AppError('not_found')
    const payments = paymentsOf(c.env)
    const change =
      body.kind === 'switch'
        ? { ...body, atOnce: PLAN_IDS.indexOf(body.plan) > PLAN_IDS.indexOf(shop.plan) }
        : { kind: body.kind }
    await payments.change(shop.subscription, change)
    const reason = body.kind === 'cancel' ? body.reason : ''
    await followSubscription(c.env, payments, shop.subscription, crypto.randomUUID(), {
      cancel_reason: reason,
    })
  }),
  route(api.paymentEvents, async (c) => {
    const payments = paymentsOf(c.env)
    const signature = c.req.header('stripe-signature') ?? c.req.header('payment-signature') ?? ''
    const event = payments.readEvent(await c.req.text(), signature)
    if (event) await takeEvent(c.env, payments, event)
    return c.text('OK')
  }),
]
