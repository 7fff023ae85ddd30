import { invoiceName } from '#domain/workshop/invoices/state.ts'
import {
  DocumentLink,
  InvoiceActions,
  InvoiceBar,
  StornoButton,
} from '#web/features/invoices/page/invoice-actions.tsx'
import { InvoiceDocument } from '#web/features/invoices/page/invoice-document.tsx'
import { useInvoice } from '#web/features/invoices/page/use-invoice.ts'
import { InvoicePayments } from '#web/features/invoices/payments/invoice-payments.tsx'
import { MessagesOf } from '#web/features/send/state/messages-of.tsx'
import { m } from '#web/i18n/messages.ts'
import { useParams } from '#web/routing/hooks.ts'
import { MissingPage } from '#web/ui/missing-page.tsx'
import { Page, PageHeader } from '#web/ui/page-header.tsx'
import { useMedia } from '#web/ui/use-media.ts'

/** One invoice or storno, under /facturi/:id: the document, its payments, and its actions. */
export const Component = () => {
  const { id = '' } = useParams()
  const whole = useInvoice(id)
  const hasSide = useMedia('(min-width: 75rem)')
  if (whole === undefined) return null
  if (whole === null)
    return (
      <MissingPage
        title={m.invoices.missing.title}
        text={m.invoices.missing.text}
        back={{ to: '/facturi', label: m.invoices.missing.action }}
      />
    )
  const isInvoice = whole.invoice.tip === 'factura'
  return (
    <Page wide className="max-w-[78rem]">
      <PageHeader
        title={m.invoices.page.title(invoiceName(whole.invoice))}
        back={{ to: '/facturi', label: m.invoices.title }}
        isUnseen
      />
      <div
        className={hasSide ? 'grid grid-cols-[minmax(0,1fr)_21rem] items-start gap-6' : 'flex flex-col gap-4'}
      >
        <InvoiceDocument whole={whole} />
        <aside aria-label={m.invoices.page.payments} className={hasSide ? 'sticky top-6' : 'pb-4'}>
          {isInvoice && <InvoicePayments whole={whole} />}
          <MessagesOf column="invoice_id" id={id} framed className={isInvoice ? 'mt-5' : ''} />
          {!hasSide && (
            <div className={isInvoice ? 'pt-4' : ''}>
              <DocumentLink id={id} />
            </div>
          )}
          {hasSide ? <InvoiceActions whole={whole} /> : <StornoButton whole={whole} />}
        </aside>
      </div>
      {!hasSide && <InvoiceBar whole={whole} />}
    </Page>
  )
}
