import type { CalendarSettings } from '#web/data/workshop/calendar.ts'
import { InPlaceField } from '#web/forms/in-place-field.tsx'
import { reportError } from '#web/forms/report-error.ts'
import { WholeInPlace } from '#web/forms/whole-in-place.tsx'
import { m } from '#web/i18n/messages.ts'
import { SwitchRow } from '#web/ui/switch-row.tsx'
import type { Save } from './save.ts'

const NUMBERS = ['notice_hours', 'horizon_days', 'request_hours', 'change_hours'] as const
const SWITCHES = ['auto_accept', 'eve_message'] as const
const TEXTS = ['text', 'deposit_note'] as const
const LENGTH = { text: 600, deposit_note: 300 } as const

/** By which rules clients book, move and cancel, and what they read. */
export const RulesBlock = ({
  settings,
  readOnly,
  onSave,
}: {
  settings: CalendarSettings
  readOnly: boolean
  onSave: Save
}) => {
  const t = m.booking.rules
  return (
    <div className="flex flex-col gap-5">
      <h2 className="text-lg font-semibold">{t.title}</h2>
      {SWITCHES.map((name) => (
        <SwitchRow
          key={name}
          label={t[name]}
          checked={settings[name] === 1}
          disabled={readOnly}
          onChange={(on) => void reportError(onSave({ [name]: on ? 1 : 0 }))}
        >
          {settings[name] === 1 ? t.on[name] : t.off[name]}
        </SwitchRow>
      ))}
      <div className="grid items-end gap-4 desk:grid-cols-2">
        {NUMBERS.map((name) => (
          <WholeInPlace
            key={name}
            label={t[name]}
            keptAs={`calendar_settings/${name}`}
            value={settings[name]}
            readOnly={readOnly}
            onSave={(value) => onSave({ [name]: value })}
          />
        ))}
      </div>
      {TEXTS.map((name) => (
        <InPlaceField
          key={name}
          label={t[name]}
          hint={t.hints[name]}
          keptAs={`calendar_settings/${name}`}
          value={settings[name]}
          readOnly={readOnly}
          maxLength={LENGTH[name]}
          multiline
          onSave={(value) => onSave({ [name]: value })}
        />
      ))}
    </div>
  )
}
