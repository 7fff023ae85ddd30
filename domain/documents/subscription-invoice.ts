import { dayInRomania, formatDayShort } from '#domain/kernel/dates.ts'
import type { BillingData } from '#domain/plans/billing-data.ts'
import { PACKS, PLANS } from '#domain/plans/catalogue.ts'
import type { PlanPayment } from '#domain/plans/schema.ts'
import { vatRate } from '#domain/romania/tva.ts'

/** Our invoice of a payment for a plan or a pack, before somebody issues it. */
export type SubscriptionInvoice = {
  /** The payment: an invoice that is asked for again under it is the same one. */
  key: string
  buyer: BillingData & { paysVat: boolean }
  /** The day of issue. It is paid already, so it is due on that day. */
  day: string
  paidOn: string
  line: {
    name: string
    /** Bani, TVA included. */
    amount: number
    /** Hundredths of a percent. */
    vatRate: number
  }
  mentions: string
}

const dayOf = (instant: string): string => dayInRomania(Date.parse(instant))

const nameOf = ({ plan, starts_at, ends_at, pack }: PlanPayment): string => {
  if (plan === null || starts_at === null || ends_at === null) {
    const known = PACKS.find(({ id }) => id === pack)
    return `Pachet de ${known?.units ?? ''} SMS`
  }
  return `Abonament ROA AUTO ${PLANS[plan].name}, ${formatDayShort(dayOf(starts_at))} – ${formatDayShort(dayOf(ends_at))}`
}

/** The invoice of a payment. TVA is that of the day on which it was paid. */
export const invoiceOf = (
  payment: PlanPayment,
  buyer: SubscriptionInvoice['buyer'],
  day: string,
): SubscriptionInvoice => {
  const paidOn = dayOf(payment.paid_at)
  return {
    key: payment.payment,
    buyer,
    day,
    paidOn,
    line: { name: nameOf(payment), amount: payment.amount, vatRate: vatRate(paidOn) },
    mentions: 'Achitată cu cardul.',
  }
}

/** The name of its PDF; `number` is series and number. */
export const invoiceFileName = (number: string): string => `factura-${number.replaceAll(/[^\w-]+/g, '-')}.pdf`
