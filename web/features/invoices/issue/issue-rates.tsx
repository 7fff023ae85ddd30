import { formatRate } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { SelectField } from '#web/ui/select-field.tsx'
import { SummaryLine } from '#web/ui/summary-line.tsx'
import type { Issue } from './use-issue.ts'

/** TVA rates of single lines, for the rare one that is not at the standard rate; nothing for a shop without TVA. */
export const IssueRates = ({ issue }: { issue: Issue }) => {
  const t = m.invoices.issue
  const { lines } = issue.preview
  if (!lines.some(({ categorie_tva }) => categorie_tva === 'S')) return null
  const options = issue.rates.map((rate) => ({ value: String(rate), label: formatRate(rate) }))
  return (
    <details className="group border-t border-rule pt-2">
      <SummaryLine>{t.otherRates}</SummaryLine>
      <p className="pt-1 pb-2 text-sm text-ink-2">{t.otherRatesText}</p>
      <div className="grid grid-cols-2 items-end gap-3">
        {lines.map(({ order_line_id, descriere, cota_tva }) => (
          <SelectField
            key={order_line_id}
            label={descriere || m.orders.line.unnamed}
            value={String(cota_tva)}
            options={options}
            onChange={(rate) => issue.setRate(order_line_id ?? '', Number(rate))}
          />
        ))}
      </div>
    </details>
  )
}
