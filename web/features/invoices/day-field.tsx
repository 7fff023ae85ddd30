import { FIRST_DAY, isDay, LAST_DAY } from '#domain/kernel/dates.ts'
import { TextField, type TextFieldProps } from '#web/ui/field.tsx'

type DayFieldProps = Omit<TextFieldProps, 'value' | 'onChange' | 'type'> & {
  /** `YYYY-MM-DD`, or null while it is empty. */
  value: string | null
  /** Called with a day that exists, or null when the field was emptied. */
  onChange: (day: string | null) => void
}

/** A day, by the device's own calendar. */
export const DayField = ({ value, onChange, ...field }: DayFieldProps) => (
  <TextField
    {...field}
    type="date"
    min={FIRST_DAY}
    max={LAST_DAY}
    value={value ?? ''}
    onChange={(typed) => {
      if (typed === '') onChange(null)
      else if (isDay(typed)) onChange(typed)
    }}
  />
)
