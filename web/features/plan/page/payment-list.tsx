import Download from 'lucide-react/icons/download'
import { subscriptionInvoice } from '#domain/api/plans.ts'
import { invoiceFileName } from '#domain/documents/subscription-invoice.ts'
import { PACKS, PLANS } from '#domain/plans/catalogue.ts'
import type { PlanPayment } from '#domain/plans/schema.ts'
import { call } from '#web/data/call.ts'
import { useLive } from '#web/data/hooks.ts'
import { reportError } from '#web/forms/report-error.ts'
import { formatLei } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { Paper } from '#web/ui/paper.tsx'
import { saveFile } from '#web/ui/save-file.ts'
import { useOnline } from '#web/ui/use-online.ts'
import { dayOf } from './plan-standing.tsx'

const download = async ({ id, invoice }: PlanPayment): Promise<void> => {
  const { blob } = await call(subscriptionInvoice, { params: { id } })
  saveFile(blob, invoiceFileName(invoice))
}

const nameOf = ({ plan, starts_at, ends_at, pack }: PlanPayment): string => {
  const text = m.plans.page
  if (plan !== null && starts_at !== null && ends_at !== null)
    return text.paidPlan(PLANS[plan].name, dayOf(starts_at), dayOf(ends_at))
  return text.pack(PACKS.find(({ id }) => id === pack)?.units ?? 0)
}

/** What the shop has paid, newest first, with our invoices. */
export const PaymentList = () => {
  const text = m.plans.page
  const payments = useLive((db) => db.rows('plan_payments').toArray())
  if (!payments || payments.length === 0) return null
  const sorted = [...payments].sort((one, other) => (one.paid_at < other.paid_at ? 1 : -1))
  return (
    <section className="mt-8">
      <h2 className="mb-3 text-lg font-semibold">{text.payments}</h2>
      <Paper>
        <ul className="divide-y divide-rule px-4 desk:px-6">
          {sorted.map((payment) => (
            <PaymentRow key={payment.id} payment={payment} />
          ))}
        </ul>
      </Paper>
    </section>
  )
}

const PaymentRow = ({ payment }: { payment: PlanPayment }) => {
  const text = m.plans.page
  const isOnline = useOnline()
  const { id, amount, paid_at, state, invoice, invoice_state } = payment
  return (
    <li id={id} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <div className="min-w-0 grow basis-60">
        <p className="font-medium">{nameOf(payment)}</p>
        <p className="text-sm text-ink-2">
          <span className="figures">{formatLei(amount)}</span> · {dayOf(paid_at)}
          {state === 'refunded' && <span className="text-danger"> · {text.refunded}</span>}
          {invoice_state === 'requested' && <> · {text.invoiceComing}</>}
          {invoice_state === 'failed' && <> · {text.invoiceFailed}</>}
        </p>
      </div>
      {invoice_state === 'issued' && (
        <Button
          size="s"
          icon={<Download aria-hidden />}
          disabled={!isOnline}
          aria-label={text.downloadInvoice(invoice)}
          onClick={() => reportError(download(payment))}
        >
          {text.invoice(invoice)}
        </Button>
      )}
    </li>
  )
}
