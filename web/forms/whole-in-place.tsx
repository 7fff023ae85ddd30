import { AppError } from '#domain/kernel/errors.ts'
import { formatInteger, parseDecimal } from '#web/i18n/format.ts'
import { InPlaceField } from './in-place-field.tsx'
import { wholeText } from './whole-text.ts'

/** A whole number saved in place. `noneIsZero`: an empty field is stored as 0, and 0 shows as an empty field. */
export const WholeInPlace = ({
  label,
  value,
  keptAs,
  noneIsZero = false,
  readOnly,
  onSave,
}: {
  label: string
  value: number
  /** As in `InPlaceField`. */
  keptAs: string
  noneIsZero?: boolean
  readOnly: boolean
  onSave: (value: number) => Promise<void>
}) => (
  <InPlaceField
    label={label}
    keptAs={keptAs}
    readOnly={readOnly}
    value={noneIsZero && value === 0 ? '' : formatInteger(value)}
    parse={wholeText}
    onSave={async (typed) => {
      const whole = noneIsZero && typed === '' ? 0 : parseDecimal(typed, 0)
      if (whole === null) throw new AppError('invalid_input', { issues: [{ path: '', code: 'not_whole' }] })
      await onSave(whole)
    }}
    inputMode="numeric"
    code
  />
)
