import { AGES } from '#domain/reports/unpaid.ts'
import { formatInteger, formatMoney } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { cx } from '#web/ui/cx.ts'
import { money, shareOfMost } from './month-tables.tsx'
import type { Unpaid } from './read-report.ts'
import { ReportTable } from './report-table.tsx'

/** How many names are shown; the file has the others. */
const SHOWN = 12

/** Who owes money, how much, and for how long. */
export const UnpaidTable = ({ unpaid, today }: { unpaid: Unpaid; today: string }) => {
  const t = m.reports.unpaid
  const most = unpaid.debtors[0]?.owed ?? 0
  return (
    <ReportTable
      title={t.title}
      columns={[t.client, t.late, t.owed]}
      file={`${t.file}-${today}`}
      empty={t.empty}
      rows={unpaid.debtors.slice(0, SHOWN).map((row) => ({
        key: row.name,
        name: row.name,
        share: shareOfMost(row.owed, most),
        cells: [
          {
            shown: row.daysLate === 0 ? t.notLate : formatInteger(row.daysLate),
            plain: String(row.daysLate),
          },
          money(row.owed),
        ],
      }))}
    >
      {unpaid.debtors.length > 0 && (
        <dl className="grid grid-cols-2 gap-x-4 gap-y-2 border-b border-rule py-3 desk:grid-cols-4">
          {AGES.map((age) => (
            <div key={age}>
              <dt className="text-sm text-ink-3">{t.ages[age]}</dt>
              <dd
                className={cx(
                  'font-medium figures',
                  age === 'older' && unpaid.ages.older > 0 && 'text-danger',
                )}
              >
                {formatMoney(unpaid.ages[age])}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </ReportTable>
  )
}
