import { useState } from 'react'
import { MAX_PRICE } from '#domain/kernel/money.ts'
import { m } from '#web/i18n/messages.ts'
import { MoneyField, PercentField } from '#web/ui/amount-field.tsx'
import { Segmented } from '#web/ui/segmented.tsx'

/** One of the two is zero: a person enters a percentage or an amount. */
export type Discount = { discount_procent: number; discount_valoare: number }

type Unit = 'procent' | 'lei'

type DiscountFieldProps = {
  value: Discount
  onChange: (discount: Discount) => void
  onKeyDown?: (event: React.KeyboardEvent<HTMLInputElement>) => void
  error?: string | undefined
}

/**
 * A discount in percent or in lei. Where another device wrote the other one too, both count until one is entered again.
 */
export const DiscountField = ({ value, onChange, onKeyDown, error }: DiscountFieldProps) => {
  const [chosen, setChosen] = useState<Unit | null>(null)
  const unit: Unit = chosen ?? (value.discount_valoare > 0 ? 'lei' : 'procent')
  const t = m.orders.line
  const rest = { label: t.discount, error, ...(onKeyDown && { onKeyDown }) }
  return (
    <div className="flex items-end gap-2">
      {unit === 'procent' ? (
        <PercentField
          {...rest}
          max={10_000}
          value={value.discount_procent || null}
          onChange={(procent) => onChange({ discount_procent: procent ?? 0, discount_valoare: 0 })}
          className="min-w-0 grow"
        />
      ) : (
        <MoneyField
          {...rest}
          max={MAX_PRICE}
          value={value.discount_valoare || null}
          onChange={(lei) => onChange({ discount_procent: 0, discount_valoare: lei ?? 0 })}
          className="min-w-0 grow"
        />
      )}
      <Segmented<Unit>
        label={t.discountUnit}
        value={unit}
        onChange={setChosen}
        segments={[
          { value: 'procent', label: '%' },
          { value: 'lei', label: m.ui.lei },
        ]}
        className="mb-0.5 shrink-0"
      />
    </div>
  )
}
