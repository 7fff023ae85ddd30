import SearchX from 'lucide-react/icons/search-x'
import { useMemo } from 'react'
import { useParams } from 'react-router'
import { type InvoiceDocumentInput, invoiceNumber } from '#domain/documents/invoice.ts'
import { DocumentFrame } from '#web/features/documents/frame/document-frame.tsx'
import { invoicePaper, useInvoiceDocumentRows } from '#web/features/documents/input/invoice-paper.ts'
import { PaperActions } from '#web/features/documents/send/paper-actions.tsx'
import { usePaper } from '#web/features/documents/send/use-paper.ts'
import { EFacturaPanel } from '#web/features/efactura/e-factura-panel.tsx'
import { m } from '#web/i18n/messages.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Page, PageHeader } from '#web/ui/page-header.tsx'

/** `/facturi/:id/document`: an invoice as it will be printed. */
export const Component = () => {
  const { id = '' } = useParams()
  const input = useInvoiceDocumentRows(id)
  if (input === undefined) return null
  if (input === null)
    return (
      <Page>
        <EmptyState level={1} icon={<SearchX />} title={m.documents.noInvoice.title}>
          {m.documents.noInvoice.text}
        </EmptyState>
      </Page>
    )
  return <InvoicePaper input={input} />
}

const InvoicePaper = ({ input }: { input: InvoiceDocumentInput }) => {
  const t = m.documents
  const { invoice } = input
  const content = useMemo(() => invoicePaper(input), [input])
  const paper = usePaper(content)
  return (
    <Page wide className="max-w-6xl pb-8">
      <PageHeader
        title={t.invoiceTitle(invoice.tip, invoiceNumber(invoice))}
        under={invoice.client_nume}
        back={{ to: `/facturi/${invoice.id}`, label: t.backToInvoice }}
      />
      <div className="flex flex-col gap-4">
        <PaperActions paper={paper} phone={invoice.client_telefon} text={content.text} />
        <EFacturaPanel input={input} />
        <DocumentFrame view={content.view} />
      </div>
    </Page>
  )
}
