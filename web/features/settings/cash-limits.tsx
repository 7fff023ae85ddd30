import { cashLimit } from '#domain/romania/cash.ts'
import type { Shop } from '#domain/workshop/shop/schema.ts'
import { useMay, useMutate } from '#web/data/hooks.ts'
import { dayNow } from '#web/data/time.ts'
import { reportError } from '#web/forms/report-error.ts'
import { formatLei } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { DayField } from '#web/ui/day-field.tsx'
import { SummaryLine } from '#web/ui/summary-line.tsx'
import { MoneyInPlace } from './money-in-place.tsx'

const LAW = { plafon_firma: null, plafon_persoana: null, plafon_din: null }

/** Cash limits where the shop knows better than the app: an amount each, and the day from which they apply. */
export const CashLimits = ({ shop }: { shop: Shop }) => {
  const text = m.settings.cash
  const mutate = useMutate()
  const may = useMay()
  const readOnly = !may('patch', 'tenants')
  const today = dayNow()
  const patch = (data: Partial<Shop>) =>
    mutate(text.label, [{ op: 'patch', collection: 'tenants', id: shop.id, data: { ...data } }])
  return (
    <details className="group border-t border-rule pt-2 desk:col-span-2">
      <SummaryLine>{text.title}</SummaryLine>
      <p className="mb-4 max-w-prose text-sm text-ink-2">{text.under}</p>
      <div className="grid items-start gap-4 pb-2 desk:grid-cols-3">
        <MoneyInPlace
          label={text.company}
          hint={text.law(formatLei(cashLimit(today, true, LAW)))}
          value={shop.plafon_firma}
          keptAs={`tenants/${shop.id}/plafon_firma`}
          readOnly={readOnly}
          onSave={(plafon_firma) => patch({ plafon_firma })}
        />
        <MoneyInPlace
          label={text.person}
          hint={text.law(formatLei(cashLimit(today, false, LAW)))}
          value={shop.plafon_persoana}
          keptAs={`tenants/${shop.id}/plafon_persoana`}
          readOnly={readOnly}
          onSave={(plafon_persoana) => patch({ plafon_persoana })}
        />
        {!readOnly && (
          <DayField
            label={text.from}
            optional
            value={shop.plafon_din}
            keptAs={`tenants/${shop.id}/plafon_din`}
            onChange={(plafon_din) => reportError(patch({ plafon_din }))}
          />
        )}
      </div>
    </details>
  )
}
