import { pathOf } from '#domain/api/paths.ts'
import * as api from '#domain/api/payments.ts'
import { escapeHtml } from '#domain/documents/html.ts'
import { PACKS, PLANS, priceOf } from '#domain/plans/catalogue.ts'
import { formatLei } from '#domain/romania/numbers.ts'
import { type LocalCheckout, TURNS } from '#worker/providers/payments/local.ts'
import { OUTBOX_STYLE } from './outbox-style.ts'

/** Pages of the local provider of payments: a developer decides what happens. */

const button = (action: string, label: string): string =>
  `<form method="post" action="${escapeHtml(action)}"><button>${escapeHtml(label)}</button></form>`

const page = (title: string, body: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${OUTBOX_STYLE}</style>
</head>
<body>
<h1>${escapeHtml(title)}</h1>
${body}
</body>
</html>`

const bought = ({ purchase }: LocalCheckout): string => {
  if (purchase.kind === 'plan')
    return `${PLANS[purchase.plan].name} for a ${purchase.interval}: ${formatLei(priceOf(purchase.plan, purchase.interval))}`
  const pack = PACKS.find(({ id }) => id === purchase.pack)
  return `${pack?.units} SMS: ${formatLei(pack?.price ?? 0)}`
}

export const checkoutPage = (visit: LocalCheckout): string =>
  page(
    'A payment on this machine',
    `<article><p>${escapeHtml(bought(visit))}</p><p><small>${escapeHtml(visit.customer)}</small></p><div>${api.PAYMENT_OUTCOMES.map(
      (outcome) => button(pathOf(api.paymentOutcome, { params: { id: visit.id, outcome } }), outcome),
    ).join(' ')}</div></article>`,
  )

export const customerPage = (customer: string, back: string): string =>
  page(
    'A customer on this machine',
    `<article><p>${escapeHtml(customer)}</p><div>${TURNS.map((turn) =>
      button(pathOf(api.customerTurn, { params: { customer, turn } }), turn),
    ).join(' ')}</div><p><a href="${escapeHtml(back)}">Back</a></p></article>`,
  )
