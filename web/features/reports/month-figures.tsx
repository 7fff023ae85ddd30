import type { ReactNode } from 'react'
import { PAYMENT_METHODS } from '#domain/workshop/invoices/schema.ts'
import { m } from '#web/i18n/messages.ts'
import { Gate } from '#web/plans/gate.tsx'
import { Link } from '#web/routing/link.tsx'
import { Money } from '#web/ui/money.tsx'
import { Paper } from '#web/ui/paper.tsx'
import type { MonthReport, Unpaid } from './read-report.ts'
import { YearChart } from './year-chart.tsx'

type MonthFiguresProps = {
  report: MonthReport
  year: readonly { month: string; total: number }[]
  month: string
  unpaid: Unpaid
}

/** The figures that a shop looks for first; beside them its year, which is sold. */
export const MonthFigures = ({ report, year, month, unpaid }: MonthFiguresProps) => {
  const t = m.reports
  const { summary, received, kinds } = report
  const receivedSum = [...received.values()].reduce((sum, bani) => sum + bani, 0)
  // Discounts on whole documents: those on lines are already subtracted.
  const discounts = summary.base - kinds.labour - kinds.parts
  const owed = Object.values(unpaid.ages).reduce((sum, bani) => sum + bani, 0)
  return (
    <Paper ruled className="-mx-4 desk:mx-0">
      <div className="grid gap-x-12 gap-y-8 px-4 pt-5 pb-6 desk:grid-cols-[minmax(0,1fr)_minmax(0,1.3fr)] desk:px-8">
        <dl className="flex flex-col">
          <Figure label={t.invoiced} note={t.documents(summary.invoices, summary.stornos)}>
            <Money bani={summary.total} size="total" />
          </Figure>
          <Row label={t.labour} bani={kinds.labour} />
          <Row label={t.parts} bani={kinds.parts} />
          {discounts !== 0 && <Row label={t.discounts} bani={discounts} />}
          <Row label={t.base} bani={summary.base} />
          <Row label={t.vat} bani={summary.vat} />
          <div className="my-3 border-t border-rule-strong" />
          <Row label={t.received} bani={receivedSum} strong />
          {PAYMENT_METHODS.map((method) => {
            const bani = received.get(method)
            return bani ? <Row key={method} label={m.invoices.methods[method]} bani={bani} /> : null
          })}
          <div className="my-3 border-t border-rule-strong" />
          <Row
            label={
              <Link
                to="/facturi?arata=neincasate"
                className="inline-flex min-h-11 items-center text-accent-text underline underline-offset-2"
              >
                {t.owed}
              </Link>
            }
            bani={owed}
            strong
          />
        </dl>
        <Gate feature="reports">
          <YearChart months={year} chosen={month} />
        </Gate>
      </div>
    </Paper>
  )
}

const Figure = ({ label, note, children }: { label: string; note: string; children: ReactNode }) => (
  <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4">
    <dt>
      <span className="block text-lg font-semibold">{label}</span>
      <span className="block text-sm text-ink-3">{note}</span>
    </dt>
    <dd className="ml-auto">{children}</dd>
  </div>
)

const Row = ({ label, bani, strong }: { label: ReactNode; bani: number; strong?: boolean }) => (
  <div className="flex flex-wrap items-baseline justify-between gap-x-6 py-0.5">
    <dt className={strong ? 'font-semibold' : 'text-ink-2'}>{label}</dt>
    <dd>
      <Money bani={bani} size={strong ? 'l' : 'm'} />
    </dd>
  </div>
)
