import Undo from 'lucide-react/icons/undo-2'
import { pay } from '#domain/workshop/invoices/draft.ts'
import type { Payment } from '#domain/workshop/invoices/schema.ts'
import { invoiceName } from '#domain/workshop/invoices/state.ts'
import { useMutate } from '#web/data/hooks.ts'
import { dayNow } from '#web/data/time.ts'
import type { WholeInvoice } from '#web/features/invoices/page/use-invoice.ts'
import { reportError } from '#web/forms/report-error.ts'
import { useIds } from '#web/forms/use-ids.ts'
import { formatDayShort } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { Link } from '#web/routing/link.tsx'
import { IconButton } from '#web/ui/button.tsx'
import { cx } from '#web/ui/cx.ts'
import { Money } from '#web/ui/money.tsx'
import { DocSum, Paper } from '#web/ui/paper.tsx'
import { toast } from '#web/ui/toast-store.ts'

/** Payments, stornos, and the remaining amount. */
export const InvoicePayments = ({ whole }: { whole: WholeInvoice }) => {
  const { invoice, payments, stornos } = whole
  const t = m.invoices.page
  const reversed = new Set(payments.map(({ anuleaza_id }) => anuleaza_id))
  return (
    <Paper className="-mx-4 px-4 pt-4 pb-5 desk:mx-0 desk:px-5">
      <h2 className="border-b border-ink pb-1.5 engraved text-ink-2">{t.payments}</h2>
      {payments.length === 0 && <p className="py-3 text-ink-2">{t.noPayments}</p>}
      <ul>
        {payments.map((payment) => (
          <PaymentRow
            key={payment.id}
            payment={payment}
            currency={invoice.moneda}
            isReversed={reversed.has(payment.id)}
          />
        ))}
      </ul>
      {stornos.length > 0 && (
        <>
          <h3 className="mt-4 border-b border-rule-strong pb-1 engraved text-ink-3">{t.stornos}</h3>
          <ul>
            {stornos.map((storno) => (
              <li
                key={storno.id}
                className="flex items-baseline justify-between gap-3 border-b border-rule py-2"
              >
                <Link to={`/facturi/${storno.id}`} className="text-accent-text underline underline-offset-2">
                  {invoiceName(storno)}
                </Link>
                <Money bani={storno.total_general} currency={storno.moneda} unit={false} />
              </li>
            ))}
          </ul>
        </>
      )}
      <div className="mt-3">
        <DocSum
          label={invoice.rest < 0 ? t.refund : t.rest}
          bani={Math.abs(invoice.rest)}
          currency={invoice.moneda}
          strong
        />
      </div>
    </Paper>
  )
}

const noteOf = (payment: Payment, isReversed: boolean): string =>
  [
    formatDayShort(payment.data),
    payment.anuleaza_id !== null
      ? m.invoices.page.reversal
      : payment.suma < 0
        ? m.invoices.page.refundEntry
        : isReversed && m.invoices.page.reversed,
    payment.nota,
  ]
    .filter(Boolean)
    .join(' · ')

const PaymentRow = ({
  payment,
  currency,
  isReversed,
}: {
  payment: Payment
  currency: 'RON' | 'EUR'
  isReversed: boolean
}) => {
  const mutate = useMutate()
  const ids = useIds()
  const isOver = isReversed || payment.anuleaza_id !== null
  const reverse = () => {
    const { id, invoice_id, suma, metoda } = payment
    const ops = [pay(invoice_id, dayNow(), { suma: -suma, metoda, anuleaza_id: id }, ids.begin())]
    return reportError(
      mutate(m.invoices.labels.reversed, ops).then(() => toast(m.invoices.page.reversedDone)),
    )
  }
  return (
    <li className="flex min-h-12 items-center gap-2 border-b border-rule py-1.5">
      <span className="min-w-0 grow">
        <span className={cx('block', isOver && 'text-ink-3')}>{m.invoices.methods[payment.metoda]}</span>
        <span className="block text-sm text-ink-3">{noteOf(payment, isReversed)}</span>
      </span>
      <Money
        bani={payment.suma}
        currency={currency}
        unit={false}
        className={cx(isOver && 'text-ink-3 line-through')}
      />
      {isOver ? (
        <span className="w-8 pointer-coarse:w-11" />
      ) : (
        <IconButton size="s" label={m.invoices.page.reverse} icon={<Undo aria-hidden />} onClick={reverse} />
      )}
    </li>
  )
}
