import type { MessageSettings } from '#domain/messages/quiet-hours.ts'
import { reportError } from '#web/forms/report-error.ts'
import { m } from '#web/i18n/messages.ts'
import { SelectField } from '#web/ui/select-field.tsx'
import { SwitchRow } from '#web/ui/switch-row.tsx'

/** The earliest and the latest hour at which messages leave, by law and by habit. */
const FIRST = 9
const LAST = 20

const hours = (from: number, until: number) =>
  Array.from({ length: until - from + 1 }, (_, index) => ({
    value: String(from + index),
    label: `${String(from + index).padStart(2, '0')}:00`,
  }))

/** Between which hours messages leave; the shop may only narrow them. */
export const HoursFields = ({
  settings: { send_from, send_until, saturdays },
  mayWrite,
  onSave,
}: {
  settings: MessageSettings
  mayWrite: boolean
  onSave: (data: Partial<MessageSettings>) => Promise<void>
}) => {
  const text = m.send.settings
  return (
    <div className="flex max-w-lg flex-col gap-4">
      <div className="grid grid-cols-2 gap-3">
        <SelectField
          label={text.from}
          value={String(send_from)}
          disabled={!mayWrite}
          options={hours(FIRST, send_until - 1)}
          onChange={(hour) => void reportError(onSave({ send_from: Number(hour) }))}
        />
        <SelectField
          label={text.until}
          value={String(send_until)}
          disabled={!mayWrite}
          options={hours(send_from + 1, LAST)}
          onChange={(hour) => void reportError(onSave({ send_until: Number(hour) }))}
        />
      </div>
      <SwitchRow
        label={text.saturdays}
        checked={saturdays === 1}
        disabled={!mayWrite}
        onChange={(on) => void reportError(onSave({ saturdays: on ? 1 : 0 }))}
      >
        {saturdays === 1 ? text.saturdaysOn : text.saturdaysOff}
      </SwitchRow>
    </div>
  )
}
