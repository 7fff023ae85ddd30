import { asHours } from '#domain/workshop/clock/hours.ts'
import { formatHours, formatInteger, formatMoney, formatRate } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import type { MonthReport } from './read-report.ts'
import { type Cell, plainMoney, plainQuantity, ReportTable } from './report-table.tsx'

export const money = (bani: number): Cell => ({ shown: formatMoney(bani), plain: plainMoney(bani) })
const count = (value: number): Cell => ({ shown: formatInteger(value), plain: String(value) })

/** Hundredths of the largest value, for the bar of a row. */
export const shareOfMost = (value: number, most: number): number =>
  most <= 0 ? 0 : Math.round((value / most) * 100)

const fileOf = (name: string, { month }: MonthReport): string => `${name}-${month}`

/** Hours worked, and hours and value of the invoiced labour, by mechanic. */
export const MechanicsTable = ({ report }: { report: MonthReport }) => {
  const t = m.reports.mechanics
  const most = report.mechanics[0]?.value ?? 0
  return (
    <ReportTable
      title={t.title}
      columns={[t.name, t.worked, t.hours, t.value]}
      file={fileOf(t.file, report)}
      empty={t.empty}
      rows={report.mechanics.map((row) => ({
        key: row.mechanicId ?? '-',
        name: row.name ?? t.none,
        share: shareOfMost(row.value, most),
        cells: [
          { shown: formatHours(asHours(row.worked)), plain: plainQuantity(asHours(row.worked)) },
          { shown: formatHours(row.hours), plain: plainQuantity(row.hours) },
          money(row.value),
        ],
      }))}
    />
  )
}

/** The invoiced base, by kind of estimate. */
export const TypesTable = ({ report }: { report: MonthReport }) => {
  const t = m.reports.types
  const most = report.types[0]?.base ?? 0
  return (
    <ReportTable
      title={t.title}
      columns={[t.name, t.documents, t.base]}
      file={fileOf(t.file, report)}
      empty={t.empty}
      rows={report.types.map((row) => ({
        key: row.typeId ?? '-',
        name: row.name ?? t.none,
        share: shareOfMost(row.base, most),
        cells: [count(row.documents), money(row.base)],
      }))}
    />
  )
}

/** TVA by rate, as the return needs it. */
export const VatTable = ({ report }: { report: MonthReport }) => {
  const t = m.reports.vatTable
  return (
    <ReportTable
      title={t.title}
      columns={[t.rate, t.base, t.vat]}
      file={fileOf(t.file, report)}
      empty={t.empty}
      rows={report.vat.map(({ categorie, cota, base, vat }) => ({
        key: `${categorie}${cota}`,
        name: categorie === 'S' ? formatRate(cota) : t.categories[categorie],
        cells: [money(base), money(vat)],
      }))}
    />
  )
}
