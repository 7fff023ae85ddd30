import ChevronLeft from 'lucide-react/icons/chevron-left'
import ChevronRight from 'lucide-react/icons/chevron-right'
import Download from 'lucide-react/icons/download'
import { useRef, useState } from 'react'
import { monthsFrom } from '#domain/reports/months.ts'
import { useLive, useVisibility } from '#web/data/hooks.ts'
import { dayNow, timeNow } from '#web/data/time.ts'
import { formatMonth } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { monthParam } from '#web/listing/query.ts'
import { useAddress } from '#web/listing/use-address.ts'
import { useFeature } from '#web/plans/use-plan.ts'
import { Button, IconButton } from '#web/ui/button.tsx'
import { Page, PageHeader } from '#web/ui/page-header.tsx'
import { saveFile } from '#web/ui/save-file.ts'
import { MonthFigures } from './month-figures.tsx'
import { MechanicsTable, TypesTable, VatTable } from './month-tables.tsx'
import { type MonthReport, readMonthReport, readUnpaid, readYear } from './read-report.ts'
import { registerCsv } from './register-csv.ts'
import { UnpaidTable } from './unpaid-table.tsx'

const QUERY = { month: monthParam('luna') }

/** `/rapoarte`: a month in figures, its tables, and what is owed. The month is in the address. */
export const Component = () => {
  const t = m.reports
  // The kind of an estimate stands in its order.
  const seesOrders = useVisibility('orders') !== 'none'
  const hasTables = useFeature('reports')
  const [asked, change] = useAddress(QUERY)
  const [today] = useState(dayNow)
  const thisMonth = today.slice(0, 7)
  const month = asked.month ?? thisMonth
  const read = useLive((db) => readMonthReport(db, month, timeNow()), [month])
  const year = useLive((db) => readYear(db, month), [month])
  const unpaid = useLive((db) => readUnpaid(db, today), [today])
  // The previous month stays visible until the next one is read, so nothing jumps.
  const shown = useRef<MonthReport>(undefined)
  if (read) shown.current = read
  const report = shown.current

  const go = (away: number) => change({ month: monthsFrom(month, away) })
  const name = `${formatMonth(`${month}-01`)} ${month.slice(0, 4)}`
  return (
    <Page wide className="max-w-[78rem] pb-10">
      <PageHeader
        title={t.title}
        under={t.under}
        actions={
          <>
            <div className="flex items-center">
              <IconButton label={t.before} icon={<ChevronLeft aria-hidden />} onClick={() => go(-1)} />
              <span aria-live="polite" className="min-w-36 text-center font-semibold">
                {name}
              </span>
              <IconButton
                label={t.after}
                icon={<ChevronRight aria-hidden />}
                disabled={month >= thisMonth}
                onClick={() => go(1)}
              />
            </div>
            <Button
              icon={<Download aria-hidden />}
              disabled={!report || report.invoices.length === 0}
              onClick={() =>
                report && saveFile(registerCsv(report.invoices, today), `${t.register.file}-${month}.csv`)
              }
            >
              {t.register.save}
            </Button>
          </>
        }
      />
      {report && unpaid && (
        <div className="flex flex-col gap-5">
          <MonthFigures {...{ report, year: year ?? [], month, unpaid }} />
          <div className="grid items-start gap-5 desk:grid-cols-2">
            <div className="flex min-w-0 flex-col gap-5">
              {hasTables && <MechanicsTable report={report} />}
              <VatTable report={report} />
            </div>
            <div className="flex min-w-0 flex-col gap-5">
              {hasTables && seesOrders && <TypesTable report={report} />}
              <UnpaidTable unpaid={unpaid} today={today} />
            </div>
          </div>
        </div>
      )}
    </Page>
  )
}
