import type { ReactNode } from 'react'
import { AppError } from '#domain/kernel/errors.ts'
import type { Issue } from '#domain/kernel/issues.ts'
import { MAX_PRICE } from '#domain/kernel/money.ts'
import { InPlaceField } from '#web/forms/in-place-field.tsx'
import { formatMoney, parseMoney } from '#web/i18n/format.ts'

const wrongIn = (typed: string, bani: number | null, max: number): Issue | null => {
  if (bani === null) return typed === '' ? null : { code: 'amount_invalid' }
  const isWithin = bani >= 0 && bani <= max
  return isWithin ? null : { code: 'out_of_range', params: { min: 0, max, kind: 'money' } }
}

/** An amount of lei edited in place; bani are stored, null is an empty field. */
export const MoneyInPlace = ({
  label,
  hint,
  value,
  keptAs,
  max = MAX_PRICE,
  readOnly,
  onSave,
}: {
  label: string
  hint?: ReactNode
  value: number | null
  /** As in `InPlaceField`. */
  keptAs: string
  /** Bani. */
  max?: number
  readOnly: boolean
  onSave: (bani: number | null) => Promise<void>
}) => (
  <InPlaceField
    label={label}
    hint={hint}
    value={value === null ? '' : formatMoney(value)}
    keptAs={keptAs}
    readOnly={readOnly}
    parse={(typed) => {
      const bani = parseMoney(typed.replace(/\s*(?:lei|ron)\s*$/i, ''))
      return bani === null ? typed.trim() : formatMoney(bani)
    }}
    onSave={async (typed) => {
      const bani = typed === '' ? null : parseMoney(typed)
      const wrong = wrongIn(typed, bani, max)
      if (wrong) throw new AppError('invalid_input', { issues: [{ path: '', ...wrong }] })
      await onSave(bani)
    }}
    inputMode="decimal"
    code
  />
)
