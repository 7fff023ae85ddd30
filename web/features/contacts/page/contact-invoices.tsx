import { useState } from 'react'
import { compare } from '#domain/kernel/compare.ts'
import { formatPlate } from '#domain/romania/plate.ts'
import type { Invoice } from '#domain/workshop/invoices/schema.ts'
import { invoiceName, stateOf } from '#domain/workshop/invoices/state.ts'
import { useToday } from '#web/data/use-today.ts'
import { formatDayShort } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { InvoiceBadge } from '#web/ui/invoice-badge.tsx'
import { List, ListRow } from '#web/ui/list-row.tsx'
import { Money } from '#web/ui/money.tsx'
import { Paper } from '#web/ui/paper.tsx'

/** How many invoices are shown at first. */
const FIRST = 6

/** Unpaid ones first, the oldest of them at the top; then the others, newest first. */
const openFirst = (a: Invoice, b: Invoice): number => {
  const [left, right] = [a.rest > 0, b.rest > 0]
  if (left !== right) return left ? -1 : 1
  const byDay = compare(a.data_factura, b.data_factura) || a.nr_factura - b.nr_factura
  return left ? byDay : -byDay
}

/** The invoices of a client, those that are not paid first. */
export const ContactInvoices = ({ invoices }: { invoices: readonly Invoice[] }) => {
  const text = m.contacts.one
  const today = useToday()
  const [limit, setLimit] = useState(FIRST)
  if (invoices.length === 0) return null
  const sorted = [...invoices].sort(openFirst)
  const rest = sorted.length - limit
  return (
    <section aria-labelledby="invoices" className="mt-6 min-w-0">
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id="invoices" className="engraved text-ink-3">
          {text.invoices}
        </h2>
        <p className="text-sm text-ink-2">{text.invoicesCount(invoices.length)}</p>
      </div>
      <Paper>
        <List label={text.invoices} columns="5.5rem minmax(0, 1.4fr) minmax(0, 1fr) 7.5rem 6rem">
          {sorted.slice(0, limit).map((invoice) => (
            <ListRow
              key={invoice.id}
              to={`/facturi/${invoice.id}`}
              lead={
                <span className="text-sm text-ink-2 figures">{formatDayShort(invoice.data_factura)}</span>
              }
              title={
                <span className="figures">
                  {invoice.nr_factura === 0 ? `${invoice.serie_factura} …` : invoiceName(invoice)}
                </span>
              }
              detail={[
                formatPlate(invoice.nr_auto),
                invoice.rest > 0 &&
                  invoice.data_scadenta !== null &&
                  text.due(formatDayShort(invoice.data_scadenta)),
              ]
                .filter(Boolean)
                .join(' · ')}
              note={<InvoiceBadge state={stateOf(invoice, today)} />}
              end={
                <Money
                  bani={invoice.rest > 0 ? invoice.rest : invoice.total_general}
                  currency={invoice.moneda}
                  unit={invoice.moneda !== 'RON'}
                />
              }
            />
          ))}
        </List>
        {rest > 0 && (
          <div className="p-2">
            <Button variant="quiet" wide onClick={() => setLimit(Number.POSITIVE_INFINITY)}>
              {text.moreInvoices(rest)}
            </Button>
          </div>
        )}
      </Paper>
    </section>
  )
}
