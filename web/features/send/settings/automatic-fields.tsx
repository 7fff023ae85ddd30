import type { MessageSettings } from '#domain/messages/quiet-hours.ts'
import { REMINDER_KINDS, type ReminderKind } from '#domain/workshop/reminders/schema.ts'
import { LONGEST_STEP, stepsOf } from '#domain/workshop/reminders/steps.ts'
import { InPlaceField } from '#web/forms/in-place-field.tsx'
import { reportError } from '#web/forms/report-error.ts'
import { m } from '#web/i18n/messages.ts'
import { SwitchRow } from '#web/ui/switch-row.tsx'

/** Days as a person writes them, `30, 7, 1`: each once, the earliest first. */
const daysIn = (typed: string): number[] =>
  [...new Set((typed.match(/\d+/g) ?? []).map(Number))].sort((a, b) => b - a)

type Props = {
  shopId: string
  settings: MessageSettings
  mayWrite: boolean
  onSave: (data: Partial<MessageSettings>) => Promise<void>
}

/** What leaves without a person: reminders on their steps, and the question for a review after a paid invoice. */
export const AutomaticFields = ({ shopId, settings, mayWrite, onSave }: Props) => {
  const text = m.send.settings
  const isOn = settings.reminders_on === 1
  const steps = stepsOf(settings.reminder_steps)
  const saveSteps = (kind: ReminderKind, days: number[]) =>
    onSave({ reminder_steps: JSON.stringify({ ...steps, [kind]: days }) })
  return (
    <div className="flex max-w-2xl flex-col gap-5">
      <SwitchRow
        label={text.reminders}
        checked={isOn}
        disabled={!mayWrite}
        onChange={(on) => void reportError(onSave({ reminders_on: on ? 1 : 0 }))}
      >
        {isOn ? text.remindersOn : text.remindersOff}
      </SwitchRow>
      {isOn && (
        <fieldset>
          <legend className="mb-3 text-sm text-ink-2">{text.steps(LONGEST_STEP)}</legend>
          <div className="grid grid-cols-2 gap-3 desk:grid-cols-3">
            {REMINDER_KINDS.map((kind) => (
              <InPlaceField
                key={kind}
                label={m.reminders.kinds[kind]}
                keptAs={`message_settings/${shopId}/reminder_steps/${kind}`}
                value={steps[kind].join(', ')}
                parse={(typed) => daysIn(typed).join(', ')}
                readOnly={!mayWrite}
                onSave={(typed) => saveSteps(kind, daysIn(typed))}
                inputMode="numeric"
                code
              />
            ))}
          </div>
        </fieldset>
      )}
      <InPlaceField
        label={text.review}
        keptAs={`message_settings/${shopId}/review_url`}
        value={settings.review_url}
        maxLength={300}
        readOnly={!mayWrite}
        onSave={(review_url) => onSave({ review_url })}
        hint={text.reviewHint}
        inputMode="url"
      />
    </div>
  )
}
