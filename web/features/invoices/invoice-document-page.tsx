import { useMemo } from 'react'
import { type InvoiceDocumentInput, invoiceNumber } from '#domain/documents/invoice.ts'
import { DocumentFrame } from '#web/features/documents/frame/document-frame.tsx'
import { printableInvoice, useInvoiceDocumentRows } from '#web/features/documents/input/printable-invoice.ts'
import { DocumentActions } from '#web/features/documents/printing/document-actions.tsx'
import { usePrinting } from '#web/features/documents/printing/use-printing.ts'
import { EFacturaPanel } from '#web/features/efactura/e-factura-panel.tsx'
import { SendButton } from '#web/features/send/send-button.tsx'
import { m } from '#web/i18n/messages.ts'
import { useParams } from '#web/routing/hooks.ts'
import { MissingPage } from '#web/ui/missing-page.tsx'
import { Page, PageHeader } from '#web/ui/page-header.tsx'

/** `/facturi/:id/document`: an invoice as it will be printed. */
export const Component = () => {
  const { id = '' } = useParams()
  const input = useInvoiceDocumentRows(id)
  if (input === undefined) return null
  if (input === null)
    return <MissingPage title={m.documents.noInvoice.title} text={m.documents.noInvoice.text} />
  return <InvoiceDocument input={input} />
}

const InvoiceDocument = ({ input }: { input: InvoiceDocumentInput }) => {
  const t = m.documents
  const { invoice } = input
  const content = useMemo(() => printableInvoice(input), [input])
  const printing = usePrinting(content)
  return (
    <Page wide className="max-w-6xl pb-8">
      <PageHeader
        title={t.invoiceTitle(invoice.tip, invoiceNumber(invoice))}
        under={invoice.client_nume}
        back={{ to: `/facturi/${invoice.id}`, label: t.backToInvoice }}
      />
      <div className="flex flex-col gap-4">
        <DocumentActions
          printing={printing}
          {...(invoice.nr_factura > 0 && {
            send: <SendButton about={{ kind: 'invoice', id: invoice.id }} />,
          })}
        />
        <EFacturaPanel input={input} />
        <DocumentFrame view={content.view} />
      </div>
    </Page>
  )
}
