import ReceiptText from 'lucide-react/icons/receipt-text'
import { Suspense, useState } from 'react'
import { activeInvoices } from '#domain/workshop/invoices/active.ts'
import { invoiceName } from '#domain/workshop/invoices/state.ts'
import type { Order, OrderLine } from '#domain/workshop/orders/schema.ts'
import { useData, useLive, useMay, useRow } from '#web/data/hooks.ts'
import { m } from '#web/i18n/messages.ts'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { late } from '#web/ui/late.ts'

/** Opened once per order, so it is not loaded with its page. */
const IssueSheet = late(async () => (await import('./issue-sheet.tsx')).IssueSheet)

type Look = { size: 'm' | 'l'; wide?: boolean }

/**
 * The step from a validated order to its invoice, or the link to the one it has. Nothing for people who may not issue
 * invoices.
 */
export const OrderInvoice = ({
  order,
  lines,
  ...look
}: { order: Order; lines: readonly OrderLine[] } & Look) => {
  const { writer } = useData()
  const may = useMay()
  const shop = useRow('tenants', writer.actor.tenantId)
  const vehicle = useRow('vehicles', order.vehicle_id)
  const documents = useLive(
    (db) => db.rows('invoices').where('order_id').equals(order.id).toArray(),
    [order.id],
  )
  const [isOpen, setOpen] = useState(false)
  if (!may('insert', 'invoices') || !documents) return null
  const active = activeInvoices(documents)
  const icon = <ReceiptText aria-hidden />
  if (active.length > 0)
    return active.map((invoice) => (
      <ButtonLink key={invoice.id} to={`/facturi/${invoice.id}`} icon={icon} {...look}>
        {invoice.nr_factura === 0 ? m.invoices.issue.open : m.invoices.issue.openNamed(invoiceName(invoice))}
      </ButtonLink>
    ))
  if (order.status !== 'VALIDAT' && order.status !== 'FACTURAT') return null
  return (
    <>
      <Button icon={icon} onClick={() => setOpen(true)} {...look}>
        {m.invoices.issue.action}
      </Button>
      {isOpen && shop && vehicle !== undefined && (
        <Suspense>
          <IssueSheet source={{ order, lines, shop, vehicle }} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
