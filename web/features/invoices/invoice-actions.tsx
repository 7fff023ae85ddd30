import Banknote from 'lucide-react/icons/banknote'
import FileText from 'lucide-react/icons/file-text'
import Undo from 'lucide-react/icons/undo-2'
import { useState } from 'react'
import { m } from '#web/i18n/messages.ts'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { foot } from '#web/ui/foot.ts'
import { Money } from '#web/ui/money.tsx'
import { PaymentSheet } from './payment-sheet.tsx'
import { StornoSheet } from './storno-sheet.tsx'
import type { WholeInvoice } from './use-invoice.ts'

type Look = { whole: WholeInvoice; size: 'm' | 'l'; wide?: boolean }

/** Whether a line has something that no storno has taken back yet. */
const isLeft = ({ lines, returned }: WholeInvoice): boolean =>
  lines.some((line) => line.cantitate > (returned.get(line.id) ?? 0))

/** Takes money for the invoice, or gives back what is too much. */
const PayButton = ({ whole, ...look }: Look) => {
  const [isOpen, setOpen] = useState(false)
  const { invoice } = whole
  if (invoice.rest === 0) return null
  return (
    <>
      <Button variant="primary" icon={<Banknote aria-hidden />} onClick={() => setOpen(true)} {...look}>
        {invoice.rest > 0 ? m.invoices.page.pay : m.invoices.page.giveBack}
      </Button>
      {isOpen && <PaymentSheet invoice={invoice} onClose={() => setOpen(false)} />}
    </>
  )
}

const StornoButton = ({ whole, ...look }: Look) => {
  const [isOpen, setOpen] = useState(false)
  if (!isLeft(whole)) return null
  return (
    <>
      <Button icon={<Undo aria-hidden />} onClick={() => setOpen(true)} {...look}>
        {m.invoices.page.storno}
      </Button>
      {isOpen && <StornoSheet whole={whole} onClose={() => setOpen(false)} />}
    </>
  )
}

/** To the document as it is printed, saved and sent. */
export const PaperLink = ({ id }: { id: string }) => (
  <ButtonLink to={`/facturi/${id}/document`} wide icon={<FileText aria-hidden />}>
    {m.invoices.page.paper}
  </ButtonLink>
)

/** What can be done with an invoice: take money, give it back, take the invoice back. */
export const InvoiceActions = ({ whole }: { whole: WholeInvoice }) => (
  <div className="mt-4 flex flex-col gap-2">
    <PayButton whole={whole} size="l" wide />
    <PaperLink id={whole.invoice.id} />
    <StornoButton whole={whole} size="m" wide />
  </div>
)

/** The same where there is no room beside the paper: in sight at the bottom, with what is left to be paid. */
export const InvoiceBar = ({ whole }: { whole: WholeInvoice }) => {
  const { rest, moneda } = whole.invoice
  if (rest === 0 && !isLeft(whole)) return null
  return (
    <section
      ref={foot}
      data-foot
      aria-label={m.invoices.page.rest}
      className="sticky bottom-[calc(var(--bar)+env(safe-area-inset-bottom))] z-20 -mx-4 flex flex-wrap items-center justify-between gap-x-3 gap-y-1 border-t border-rule-strong bg-paper px-4 pt-2 pb-3 shadow-2 desk:bottom-0 desk:mx-0 desk:rounded-t-panel desk:px-6"
    >
      <p className={rest === 0 ? 'sr-only' : ''}>
        <span className="block text-sm text-ink-2">
          {rest < 0 ? m.invoices.page.refund : m.invoices.page.rest}
        </span>
        <Money bani={Math.abs(rest)} currency={moneda} size="l" />
      </p>
      <div className="flex grow flex-wrap gap-2 max-[26rem]:[&_button]:px-4 desk:grow-0 [&>*]:grow">
        <StornoButton whole={whole} size="l" />
        <PayButton whole={whole} size="l" />
      </div>
    </section>
  )
}
