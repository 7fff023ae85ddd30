import { useState } from 'react'
import { pay } from '#domain/workshop/invoices/draft.ts'
import { type Invoice, PAYMENT_METHODS, type PaymentMethod } from '#domain/workshop/invoices/schema.ts'
import { useMutate } from '#web/data/hooks.ts'
import { dayNow } from '#web/data/time.ts'
import { useSubmit } from '#web/forms/use-submit.ts'
import { formatLei, formatMoney } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { MoneyField } from '#web/ui/amount-field.tsx'
import { Button } from '#web/ui/button.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { TextField } from '#web/ui/field.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import { Sheet } from '#web/ui/sheet.tsx'
import { toast } from '#web/ui/toast-store.ts'
import { CashWarning } from './cash-warning.tsx'

/** `120,00 lei` or `24,30 EUR`. */
const written = (bani: number, currency: Invoice['moneda']): string =>
  currency === 'RON' ? formatLei(bani) : `${formatMoney(bani)}\u00a0${currency}`

/** A payment for an invoice, full or partial; or a refund, when more was paid than is owed. */
export const PaymentSheet = ({ invoice, onClose }: { invoice: Invoice; onClose: () => void }) => {
  const t = m.invoices.payment
  const mutate = useMutate()
  const isRefund = invoice.rest < 0
  const most = Math.abs(invoice.rest)
  const [amount, setAmount] = useState<number | null>(most)
  const [metoda, setMethod] = useState<PaymentMethod>(
    invoice.modalitate_plata === 'nestabilita' ? 'numerar' : invoice.modalitate_plata,
  )
  const [day, setDay] = useState(dayNow)
  const [nota, setNote] = useState('')

  const { submit, box, busy, problem } = useSubmit(async (newId) => {
    if (!amount) return t.tooMuch
    if (amount > most) return t.tooMuch
    const ops = [pay(invoice.id, day, { suma: isRefund ? -amount : amount, metoda, nota }, newId)]
    await mutate(isRefund ? m.invoices.labels.refunded : m.invoices.labels.paid, ops)
    toast((isRefund ? t.refunded : t.done)(written(amount, invoice.moneda)))
    onClose()
  })

  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={isRefund ? t.refundTitle : t.title}
      description={(isRefund ? t.toGiveBack : t.left)(written(most, invoice.moneda))}
      desktop="center"
      footer={
        <Button variant="primary" size="l" wide busy={busy} disabled={!amount} onClick={submit}>
          {t.submit}
        </Button>
      }
    >
      <div ref={box} className="grid grid-cols-2 items-start gap-3 pt-1">
        <MoneyField
          label={t.amount}
          className="col-span-2"
          unit={invoice.moneda === 'RON' ? undefined : invoice.moneda}
          value={amount}
          onChange={setAmount}
          min={1}
          max={most}
          autoFocus
          error={problem}
        />
        <SelectField
          label={t.method}
          options={PAYMENT_METHODS.map((value) => ({ value, label: m.invoices.methods[value] }))}
          value={metoda}
          onChange={setMethod}
        />
        <DayField label={t.date} value={day} onChange={(value) => value && setDay(value)} />
        {metoda === 'numerar' && !isRefund && (
          <div className="col-span-2">
            <CashWarning
              client={invoice}
              day={day}
              amount={amount ?? 0}
              invoice={{ id: invoice.id, total: invoice.total_general, curs: invoice.curs }}
            />
          </div>
        )}
        <TextField
          label={t.note}
          optional
          className="col-span-2"
          value={nota}
          maxLength={300}
          onChange={setNote}
          hint={t.noteHint}
        />
      </div>
    </Sheet>
  )
}
