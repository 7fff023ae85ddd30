import * as api from '#domain/api/payments.ts'
import { AppError } from '#domain/kernel/errors.ts'
import { route } from '#worker/http/route.ts'
import { localCheckout, payLocally, turnLocally } from '#worker/providers/payments/local.ts'
import { takeReport } from '../payments/reports.ts'
import { onlyInDevelopment, PAGE_POLICY } from './only-in-development.ts'
import { checkoutPage, customerPage } from './payment-pages.ts'

const POLICY = { 'content-security-policy': PAGE_POLICY }

/** What happens on these pages is reported as a provider reports it. */
export const devPaymentRoutes = [
  route(api.paymentPage, async (c, { params: { id } }) => {
    onlyInDevelopment(c)
    const visit = await localCheckout(c.env, id)
    if (!visit) throw new AppError('not_found')
    return c.html(checkoutPage(visit), 200, POLICY)
  }),
  route(api.paymentOutcome, async (c, { params: { id, outcome } }) => {
    onlyInDevelopment(c)
    const visit = await localCheckout(c.env, id)
    if (!visit) throw new AppError('not_found')
    if (outcome === 'leave') return c.redirect(visit.cancelUrl, 303)
    if (outcome === 'fail') return c.redirect(visit.cancelUrl.replace('renuntat', 'esuat'), 303)
    await takeReport(c.env, await payLocally(c.env, visit, Date.now()))
    return c.redirect(visit.successUrl, 303)
  }),
  route(api.customerPage, (c, { params: { customer }, query: { inapoi } }) => {
    onlyInDevelopment(c)
    return c.html(customerPage(customer, inapoi), 200, POLICY)
  }),
  route(api.customerTurn, async (c, { params: { customer, turn } }) => {
    onlyInDevelopment(c)
    const report = await turnLocally(c.env, customer, turn, Date.now())
    if (!report) throw new AppError('not_found')
    await takeReport(c.env, report)
    return c.redirect(`/dev/client/${customer}`, 303)
  }),
]
