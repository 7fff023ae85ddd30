import Banknote from 'lucide-react/icons/banknote'
import FileText from 'lucide-react/icons/file-text'
import Undo from 'lucide-react/icons/undo-2'
import { useState } from 'react'
import { PaymentSheet } from '#web/features/invoices/payments/payment-sheet.tsx'
import { StornoSheet } from '#web/features/invoices/storno/storno-sheet.tsx'
import { SendButton } from '#web/features/send/send-button.tsx'
import { m } from '#web/i18n/messages.ts'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { foot } from '#web/ui/foot.ts'
import { Money } from '#web/ui/money.tsx'
import type { WholeInvoice } from './use-invoice.ts'

type Look = { whole: WholeInvoice; size: 'm' | 'l'; wide?: boolean }

/** Whether a line has a quantity that no storno has taken back yet. */
const isLeft = ({ lines, returned }: WholeInvoice): boolean =>
  lines.some((line) => line.cantitate > (returned.get(line.id) ?? 0))

/** Takes a payment for the invoice, or refunds an overpayment. */
const PayButton = ({ whole, ...look }: Look) => {
  const [isOpen, setOpen] = useState(false)
  const { invoice } = whole
  if (invoice.tip !== 'factura' || invoice.rest === 0) return null
  return (
    <>
      <Button variant="primary" icon={<Banknote aria-hidden />} onClick={() => setOpen(true)} {...look}>
        {invoice.rest > 0 ? m.invoices.page.pay : m.invoices.page.giveBack}
      </Button>
      {isOpen && <PaymentSheet invoice={invoice} onClose={() => setOpen(false)} />}
    </>
  )
}

/**
 * Issues a storno. It is below everything else, away from the thumb, and missing when there is nothing to take back.
 */
export const StornoButton = ({ whole }: { whole: WholeInvoice }) => {
  const [isOpen, setOpen] = useState(false)
  if (whole.invoice.tip !== 'factura' || !isLeft(whole)) return null
  return (
    <>
      <Button variant="quiet" wide icon={<Undo aria-hidden />} onClick={() => setOpen(true)} className="mt-2">
        {m.invoices.page.storno}
      </Button>
      {isOpen && <StornoSheet whole={whole} onClose={() => setOpen(false)} />}
    </>
  )
}

/** An invoice without a number cannot be sent yet. */
const SendInvoice = ({ whole: { invoice }, ...look }: Look & { variant: 'primary' | 'secondary' }) =>
  invoice.nr_factura > 0 && <SendButton about={{ kind: 'invoice', id: invoice.id }} {...look} />

/** The link to the document as it is printed, saved and sent. */
export const DocumentLink = ({ id }: { id: string }) => (
  <ButtonLink to={`/facturi/${id}/document`} wide icon={<FileText aria-hidden />}>
    {m.invoices.page.document}
  </ButtonLink>
)

const isOwed = ({ invoice }: WholeInvoice): boolean => invoice.tip === 'factura' && invoice.rest !== 0

/** The actions on an invoice: take a payment, refund it, issue a storno. */
export const InvoiceActions = ({ whole }: { whole: WholeInvoice }) => (
  <div className="mt-4 flex flex-col gap-2">
    <PayButton whole={whole} size="l" wide />
    <SendInvoice whole={whole} size="m" wide variant={isOwed(whole) ? 'secondary' : 'primary'} />
    <DocumentLink id={whole.invoice.id} />
    <StornoButton whole={whole} />
  </div>
)

/** The same where it does not fit beside the document: a bar at the bottom, with the amount that remains to be paid. */
export const InvoiceBar = ({ whole }: { whole: WholeInvoice }) => {
  const { rest, moneda, nr_factura } = whole.invoice
  const owes = isOwed(whole)
  if (!owes && nr_factura === 0) return null
  return (
    <section
      ref={foot}
      data-foot
      aria-label={owes ? m.invoices.page.rest : m.send.titles.invoice}
      className="sticky bottom-(--over-bar) z-20 -mx-4 flex flex-wrap items-center justify-between gap-x-3 gap-y-1 border-t border-rule-strong bg-paper px-4 pt-2 pb-3 shadow-2 typing:hidden desk:bottom-0 desk:mx-0 desk:rounded-t-panel desk:px-6"
    >
      <p className={owes ? '' : 'hidden'}>
        <span className="block text-sm text-ink-2">
          {rest < 0 ? m.invoices.page.refund : m.invoices.page.rest}
        </span>
        <Money bani={Math.abs(rest)} currency={moneda} size="l" />
      </p>
      <div className="flex grow flex-wrap gap-2 max-[26rem]:[&_:is(a,button)]:px-3 desk:grow-0 [&>*]:grow">
        <SendInvoice whole={whole} size="l" variant={owes ? 'secondary' : 'primary'} />
        <PayButton whole={whole} size="l" />
      </div>
    </section>
  )
}
