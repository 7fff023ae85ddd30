import { AppError } from '#domain/kernel/errors.ts'
import type { ReminderSettings } from '#domain/workshop/reminders/due.ts'
import type { Shop } from '#domain/workshop/shop/schema.ts'
import { useMay, useMutate } from '#web/data/hooks.ts'
import { InPlaceField } from '#web/forms/in-place-field.tsx'
import { m } from '#web/i18n/messages.ts'

const COLUMNS: readonly (keyof ReminderSettings)[] = [
  'reminder_days',
  'reminder_km',
  'itp_months',
  'itp_months_old',
  'itp_old_years',
  'oil_months',
  'oil_km',
]

/** How far ahead one is reminded, and what follows an inspection or an oil change: the shop's own figures. */
export const ReminderRules = ({ shop }: { shop: Shop }) => {
  const text = m.reminders.rules
  const mutate = useMutate()
  const may = useMay()
  const mayWrite = may('patch', 'tenants')
  const save = (column: keyof ReminderSettings) => async (value: string) => {
    if (!/^\d{1,7}$/.test(value)) {
      throw new AppError('invalid_input', { issues: [{ path: column, message: text.whole }] })
    }
    await mutate(text.label, [
      { op: 'patch', collection: 'tenants', id: shop.id, data: { [column]: Number(value) } },
    ])
  }
  return (
    <details className="mt-8 border-t border-rule pt-4">
      <summary className="inline-flex min-h-11 cursor-pointer items-center font-medium">{text.title}</summary>
      <p className="mb-4 max-w-prose text-sm text-ink-2">{text.under}</p>
      <div className="grid gap-4 pb-4 sm:grid-cols-2 desk:grid-cols-3">
        {COLUMNS.map((column) => (
          <InPlaceField
            key={column}
            label={text.fields[column]}
            keptAs={`tenants/${shop.id}/${column}`}
            value={String(shop[column])}
            parse={(typed) => typed.replace(/[\s.]/g, '')}
            onSave={save(column)}
            readOnly={!mayWrite}
            inputMode="numeric"
            code
          />
        ))}
      </div>
    </details>
  )
}
