import type { ReminderSettings } from '#domain/workshop/reminders/due.ts'
import type { Shop } from '#domain/workshop/shop/schema.ts'
import { useMay, useMutate } from '#web/data/hooks.ts'
import { WholeInPlace } from '#web/forms/whole-in-place.tsx'
import { m } from '#web/i18n/messages.ts'
import { SummaryLine } from '#web/ui/summary-line.tsx'

const COLUMNS: readonly (keyof ReminderSettings)[] = [
  'reminder_days',
  'reminder_km',
  'itp_months',
  'itp_months_old',
  'itp_old_years',
  'oil_months',
  'oil_km',
]

/** How far ahead to remind, and what follows an inspection or an oil change: the shop's own figures. */
export const ReminderRules = ({ shop }: { shop: Shop }) => {
  const text = m.reminders.rules
  const mutate = useMutate()
  const may = useMay()
  const mayWrite = may('patch', 'tenants')
  const save = (column: keyof ReminderSettings) => (value: number) =>
    mutate(text.label, [{ op: 'patch', collection: 'tenants', id: shop.id, data: { [column]: value } }])
  return (
    <details className="group mt-8 border-t border-rule pt-4">
      <SummaryLine>{text.title}</SummaryLine>
      <p className="mb-4 max-w-prose text-sm text-ink-2">{text.under}</p>
      <div className="grid gap-4 pb-4 sm:grid-cols-2 desk:grid-cols-3">
        {COLUMNS.map((column) => (
          <WholeInPlace
            key={column}
            label={text.fields[column]}
            keptAs={`tenants/${shop.id}/${column}`}
            value={shop[column]}
            onSave={save(column)}
            readOnly={!mayWrite}
          />
        ))}
      </div>
    </details>
  )
}
