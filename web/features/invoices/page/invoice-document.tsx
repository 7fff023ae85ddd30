import CircleAlert from 'lucide-react/icons/circle-alert'
import Clock from 'lucide-react/icons/clock-arrow-up'
import { type ReactNode, useState } from 'react'
import { formatExchange } from '#domain/romania/numbers.ts'
import { sellerOf, type VatGroup, vatGroupsOf } from '#domain/workshop/invoices/frozen.ts'
import type { Invoice, InvoiceLine } from '#domain/workshop/invoices/schema.ts'
import { invoiceName, stateOf } from '#domain/workshop/invoices/state.ts'
import { vatInLei } from '#domain/workshop/invoices/totals.ts'
import { usePermission } from '#web/data/hooks.ts'
import { dayNow } from '#web/data/time.ts'
import {
  formatDayShort,
  formatKilometres,
  formatMoney,
  formatRate,
  formatWithUnit,
} from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { Link } from '#web/routing/link.tsx'
import { InvoiceBadge } from '#web/ui/invoice-badge.tsx'
import { DocHead, DocLine, DocSection, DocSum, Paper } from '#web/ui/paper.tsx'
import { Plate } from '#web/ui/plate.tsx'
import { BuyerText, SellerText } from './buyer-text.tsx'
import type { WholeInvoice } from './use-invoice.ts'

/** The document of an invoice, similar to the printed one. */
export const InvoiceDocument = ({ whole }: { whole: WholeInvoice }) => {
  const { invoice, lines, original } = whole
  const t = m.invoices.page
  const [today] = useState(dayNow)
  return (
    <Paper ruled className="-mx-4 pb-6 desk:mx-0 desk:pb-8">
      <DocHead
        kind={m.invoices.kind[invoice.tip]}
        number={
          <>
            {invoice.serie_factura}{' '}
            {invoice.nr_factura === 0 ? (
              <span className="text-base">{m.invoices.numberLater}</span>
            ) : (
              invoice.nr_factura
            )}
          </>
        }
        status={<InvoiceBadge state={stateOf(invoice, today)} />}
      >
        <Notices whole={whole} />
        <div className="grid gap-x-8 gap-y-5 pt-4 desk:grid-cols-2">
          <Party title={t.seller}>
            <SellerText seller={sellerOf(invoice)} isPayer={invoice.regim_tva !== 'neplatitor'} />
          </Party>
          <Party title={t.buyer}>
            <BuyerText buyer={invoice} />
          </Party>
        </div>
        <Facts whole={whole} />
        {original && (
          <p className="pt-3">
            <Link
              to={`/facturi/${original.id}`}
              className="font-medium text-accent-text underline underline-offset-2"
            >
              {t.stornoOf(invoiceName(original))}
            </Link>
          </p>
        )}
      </DocHead>
      <DocSection title={t.lines}>
        {lines.map((line, index) => (
          <Line key={line.id} line={line} index={index + 1} />
        ))}
      </DocSection>
      <Summary invoice={invoice} />
      {invoice.mentiuni !== '' && (
        <DocSection title={t.remarks}>
          <p className="pt-2 whitespace-pre-line">{invoice.mentiuni}</p>
        </DocSection>
      )}
    </Paper>
  )
}

/** A doubtful day of an issued document, which the owner has to check. */
const DayDoubt = ({ invoice }: { invoice: Invoice }) => {
  const answers = usePermission('books')
  if (invoice.data_indoielnica === '' || !answers) return null
  return (
    <p className="flex gap-2 pt-4">
      <CircleAlert className="size-4.5 shrink-0 text-danger" aria-hidden />
      <span>
        <strong className="font-semibold text-danger">{m.invoices.page.doubtful}.</strong>{' '}
        {m.invoices.page.dayDoubts[invoice.data_indoielnica]}
      </span>
    </p>
  )
}

const Notices = ({ whole: { invoice, others } }: { whole: WholeInvoice }) => (
  <div role="status" className="text-sm">
    <DayDoubt invoice={invoice} />
    {invoice.nr_factura === 0 && (
      <p className="flex gap-2 pt-4 text-ink-2">
        <Clock className="size-4.5 shrink-0" aria-hidden />
        {m.invoices.page.pending}
      </p>
    )}
    {others.length > 0 && invoice.tip === 'factura' && (
      <p className="pt-4 text-danger">
        {m.invoices.page.twice}{' '}
        {others.map((other) => (
          <Link
            key={other.id}
            to={`/facturi/${other.id}`}
            className="font-medium underline underline-offset-2"
          >
            {invoiceName(other)}
          </Link>
        ))}
      </p>
    )}
  </div>
)

const Party = ({ title, children }: { title: string; children: ReactNode }) => (
  <div className="min-w-0">
    <h3 className="mb-1 engraved text-ink-3">{title}</h3>
    {children}
  </div>
)

const Facts = ({ whole: { invoice, order } }: { whole: WholeInvoice }) => {
  const t = m.invoices.page
  const facts: [string, ReactNode][] = [
    [t.date, formatDayShort(invoice.data_factura)],
    ...(invoice.data_livrare === null || invoice.data_livrare === invoice.data_factura
      ? []
      : [[t.delivery, formatDayShort(invoice.data_livrare)] as [string, ReactNode]]),
    ...(invoice.data_scadenta === null
      ? []
      : [[t.due, formatDayShort(invoice.data_scadenta)] as [string, ReactNode]]),
    ...(invoice.tip === 'factura' && invoice.modalitate_plata !== 'nestabilita'
      ? [[t.method, m.invoices.methods[invoice.modalitate_plata]] as [string, ReactNode]]
      : []),
    ...(order
      ? [
          [
            t.order,
            <Link
              key="order"
              to={`/comenzi/${order.id}`}
              className="text-accent-text underline underline-offset-2"
            >
              {order.nr_comanda === null ? m.orders.doc.numberLater : m.orders.doc.number(order.nr_comanda)}
            </Link>,
          ] as [string, ReactNode],
        ]
      : []),
  ]
  return (
    <div className="flex flex-wrap items-center gap-x-8 gap-y-3 pt-5">
      {invoice.nr_auto !== '' && (
        <div className="flex flex-wrap items-center gap-3">
          <Plate plate={invoice.nr_auto} />
          <span className="min-w-0 text-sm text-ink-2">
            {invoice.marca_model}
            {invoice.km_intrare !== null && (
              <span className="block figures">{formatKilometres(invoice.km_intrare)}</span>
            )}
          </span>
        </div>
      )}
      <dl className="flex flex-wrap gap-x-8 gap-y-2">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt className="text-sm text-ink-3">{label}</dt>
            <dd className="figures">{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

const Line = ({ line, index }: { line: InvoiceLine; index: number }) => {
  return (
    <DocLine
      index={index}
      name={line.descriere}
      note={line.discount !== 0 && `${m.invoices.page.discount} ${formatMoney(line.discount)}`}
      reckoning={`${formatWithUnit(line.cantitate, line.um)} × ${formatMoney(line.pret_unitar)}`}
      bani={line.total}
    />
  )
}

/** `21%: 106,92 · 11%: 18,68`. */
const leiByRate = (groups: readonly VatGroup[], curs: number): string =>
  vatInLei(groups, curs)
    .map((tva, index) => `${formatRate(groups[index]?.cota ?? 0)}: ${formatMoney(tva)}`)
    .join(' · ')

const Summary = ({ invoice }: { invoice: Invoice }) => {
  const t = m.invoices.issue
  const groups = vatGroupsOf(invoice)
  const currency = invoice.moneda
  const paysVat = invoice.regim_tva !== 'neplatitor'
  return (
    <div className="grid gap-x-10 gap-y-5 px-4 pt-6 desk:grid-cols-[minmax(0,1fr)_20rem] desk:px-8">
      <div className="order-2 text-sm desk:order-1">
        {paysVat && groups.length > 1 && <VatTable invoice={invoice} />}
        {m.invoices.page.regimes[invoice.regim_tva] !== '' && (
          <p className="font-medium">{m.invoices.page.regimes[invoice.regim_tva]}</p>
        )}
        {invoice.curs !== null && (
          <p className="text-ink-2">
            {m.invoices.page.rate(formatExchange(invoice.curs))} · {m.invoices.page.vatInLei}{' '}
            <span className="figures">
              {formatMoney(invoice.tva_lei)}
              {groups.length > 1 && ` (${leiByRate(groups, invoice.curs)})`}
            </span>
          </p>
        )}
      </div>
      <div className="order-1 desk:order-2">
        {invoice.discount !== 0 && (
          <>
            <DocSum label={t.lines} bani={invoice.total_linii} currency={currency} />
            <DocSum
              label={t.discountLine}
              bani={invoice.discount === 0 ? 0 : -invoice.discount}
              currency={currency}
            />
          </>
        )}
        {paysVat && (
          <>
            <DocSum label={t.base} bani={invoice.total_fara_tva} currency={currency} />
            {groups.map(({ categorie, cota, tva }) => (
              <DocSum
                key={`${categorie}${cota}`}
                label={t.vat(formatRate(cota))}
                bani={tva}
                currency={currency}
              />
            ))}
          </>
        )}
        <DocSum
          label={invoice.tip === 'storno' ? m.invoices.storno.total : t.total}
          bani={invoice.total_general}
          currency={currency}
          strong
        />
      </div>
    </div>
  )
}

/** TVA by rate, where there is more than one. */
const VatTable = ({ invoice }: { invoice: Invoice }) => {
  const t = m.invoices.page
  return (
    <table className="mb-3 w-full max-w-sm">
      <caption className="pb-1 text-left engraved text-ink-3">{t.vatSummary}</caption>
      <thead className="text-ink-3">
        <tr className="border-b border-rule-strong">
          <th className="py-1 text-left font-normal">{t.vatRate}</th>
          <th className="text-right font-normal">{t.vatBase}</th>
          <th className="text-right font-normal">{t.vatAmount}</th>
        </tr>
      </thead>
      <tbody className="figures">
        {vatGroupsOf(invoice).map((group) => (
          <tr key={`${group.categorie}${group.cota}`} className="border-b border-rule">
            <td className="py-1">{formatRate(group.cota)}</td>
            <td className="text-right">{formatMoney(group.baza)}</td>
            <td className="text-right">{formatMoney(group.tva)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
