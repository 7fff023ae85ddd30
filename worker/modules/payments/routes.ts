import * as api from '#domain/api/plans.ts'
import { invoiceFileName } from '#domain/documents/subscription-invoice.ts'
import { AppError } from '#domain/kernel/errors.ts'
import { type BillingData, billingDataOf, missingForInvoice } from '#domain/plans/billing-data.ts'
import {
  freePlanOf,
  isSubscribed,
  lackOf,
  PLAN_IDS,
  planHas,
  planOfShop,
  UPGRADE_PATH,
} from '#domain/plans/catalogue.ts'
import { planPayments } from '#domain/plans/schema.ts'
import { firstPaymentAt } from '#domain/plans/subscription.ts'
import type { StaffActor } from '#domain/sync/actor.ts'
import { isPermitted } from '#domain/team/permissions.ts'
import { type Shop, tenants } from '#domain/workshop/shop/schema.ts'
import type { TenantDb } from '#worker/db/tenant-db.ts'
import { visibleRow } from '#worker/db/visibility.ts'
import { publicOrigin } from '#worker/http/public-origin.ts'
import { route } from '#worker/http/route.ts'
import { filesIn } from '#worker/providers/files.ts'
import type { Purchase } from '#worker/providers/payments/port.ts'
import { booksOf } from './books.ts'
import { subscriptionInvoicePath } from './invoice-path.ts'
import { takeReport } from './reports.ts'
import { type Books, followAccount, writePlan } from './take-event.ts'

/** The shop of a person who may decide about its subscription. @throws AppError `forbidden`, `not_found` */
const shopOf = async (db: TenantDb, actor: StaffActor): Promise<Shop> => {
  if (!isPermitted(actor, 'subscription')) throw new AppError('forbidden')
  const shop = await visibleRow(db, actor, tenants, actor.tenantId)
  if (!shop) throw new AppError('not_found')
  return shop
}

/** @throws AppError `already_subscribed`, `plan_required` */
const purchaseOf = (shop: Shop, asked: api.AskedPurchase, now: string): Purchase => {
  if (asked.kind === 'pack') {
    if (!planHas(planOfShop(shop, now), 'sms')) throw new AppError('plan_required', { params: lackOf('sms') })
    return asked
  }
  if (isSubscribed(shop, now)) throw new AppError('already_subscribed')
  return { ...asked, paidFrom: firstPaymentAt(asked.plan, freePlanOf(shop), now) }
}

/**
 * The shop's customer at the provider, with the data of the buyer, which are whole before anything is paid; what the
 * owner has just typed is written to the shop's row. @throws AppError `billing_data_missing`
 */
const customerOf = async (
  books: Books,
  shop: Shop,
  typed: BillingData | null,
  key: string,
): Promise<string> => {
  const buyer = typed ?? billingDataOf(shop)
  if (missingForInvoice(buyer).length > 0) throw new AppError('billing_data_missing')
  const { tenant_id: tenantId } = shop
  if (typed) await writePlan(books, tenantId, `buyer/${key}`, typed)
  const customer = await books.payments.customer({ tenantId, known: shop.customer, buyer })
  // Before the first visit, so that two open visits pay as one customer.
  if (customer !== shop.customer) await writePlan(books, tenantId, `customer/${customer}`, { customer })
  return customer
}

export const paymentRoutes = [
  route(api.checkout, async (c, { body: { key, purchase, buyer } }) => {
    const actor = c.get('actor')
    const shop = await shopOf(c.get('db'), actor)
    const bought = purchaseOf(shop, purchase, new Date().toISOString())
    const books = booksOf(c.env)
    const customer = await customerOf(books, shop, buyer, key)
    const back = `${publicOrigin(c.env)}${UPGRADE_PATH}`
    return books.payments.checkout({
      key,
      tenantId: actor.tenantId,
      customer,
      email: (buyer ?? shop).email,
      purchase: bought,
      successUrl: `${back}?plata=gata`,
      cancelUrl: `${back}?plata=renuntat`,
    })
  }),
  route(api.customerPortal, async (c) => {
    const { customer } = await shopOf(c.get('db'), c.get('actor'))
    if (customer === '') throw new AppError('not_found')
    return booksOf(c.env).payments.portal(customer, `${publicOrigin(c.env)}${UPGRADE_PATH}`)
  }),
  route(api.changeSubscription, async (c, { body: { key, change } }) => {
    const shop = await shopOf(c.get('db'), c.get('actor'))
    if (!isSubscribed(shop, new Date().toISOString())) throw new AppError('not_found')
    const books = booksOf(c.env)
    const asked =
      change.kind === 'switch'
        ? { ...change, atOnce: PLAN_IDS.indexOf(change.plan) > PLAN_IDS.indexOf(shop.plan) }
        : change
    const done = await books.payments.change(shop.subscription, asked, `change/${shop.tenant_id}/${key}`)
    await followAccount(books, shop.customer, `change/${key}`, {
      cancel_reason: change.kind === 'cancel' ? change.reason : '',
    })
    return done
  }),
  route(api.subscriptionInvoice, async (c, { params: { id } }) => {
    const payment = await visibleRow(c.get('db'), c.get('actor'), planPayments, id)
    const pdf = payment && (await filesIn(c.env.FILES).read(subscriptionInvoicePath(payment.tenant_id, id)))
    if (!pdf) throw new AppError('not_found')
    return c.body(pdf, 200, {
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="${invoiceFileName(payment.invoice)}"`,
    })
  }),
  route(api.paymentEvents, async (c) => {
    await takeReport(c.env, { body: await c.req.text(), header: (name) => c.req.header(name) ?? '' })
    return c.text('OK')
  }),
]
