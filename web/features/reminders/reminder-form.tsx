import { useId, useState } from 'react'
import { REMINDER_KINDS, type ReminderKind } from '#domain/workshop/reminders/schema.ts'
import { Form } from '#web/forms/form.tsx'
import type { NewId } from '#web/forms/use-ids.ts'
import { useSubmit } from '#web/forms/use-submit.ts'
import { m } from '#web/i18n/messages.ts'
import { WholeField } from '#web/ui/amount-field.tsx'
import { Button } from '#web/ui/button.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { TextField } from '#web/ui/field.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import { Sheet } from '#web/ui/sheet.tsx'
import type { ReminderValues } from './use-reminder-acts.ts'

/** The highest value of an odometer. */
const MAX_KM = 9_999_999

type SheetProps = {
  title: string
  description?: string
  start: ReminderValues
  /** The kind is fixed when it follows another reminder. */
  fixedKind?: boolean
  save: string
  /** A second button beside the one that saves. */
  other?: { label: string; onSelect: (newId: NewId) => Promise<void> }
  onSave: (values: ReminderValues, newId: NewId) => Promise<void>
  onClose: () => void
}

/** A reminder as a form: what, until when, and a note. */
export const ReminderSheet = ({
  title,
  description,
  start,
  fixedKind,
  save,
  other,
  onSave,
  onClose,
}: SheetProps) => {
  const text = m.reminders
  const formId = useId()
  const [kind, setKind] = useState<ReminderKind>(start.kind)
  const [day, setDay] = useState(start.due_date)
  const [km, setKm] = useState(start.due_km)
  const [note, setNote] = useState(start.note)
  const byKm = kind === 'ulei' || kind === 'alta'

  const saving = useSubmit(async (newId) => {
    await onSave({ kind, due_date: day, due_km: byKm ? km : null, note }, newId)
    onClose()
  })
  const otherWay = useSubmit(async (newId) => {
    await other?.onSelect(newId)
    onClose()
  })
  const problem = saving.problem ?? otherWay.problem
  return (
    <Sheet
      open
      onOpenChange={onClose}
      title={title}
      {...(description && { description })}
      footer={
        <>
          {other && (
            <Button busy={otherWay.busy} onClick={otherWay.submit}>
              {other.label}
            </Button>
          )}
          <Button variant="primary" type="submit" form={formId} busy={saving.busy}>
            {save}
          </Button>
        </>
      }
    >
      <Form id={formId} onSubmit={saving.submit} className="flex flex-col gap-4 pb-2">
        {!fixedKind && (
          <SelectField
            label={text.kind}
            value={kind}
            onChange={setKind}
            options={REMINDER_KINDS.map((value) => ({ value, label: text.kinds[value] }))}
          />
        )}
        <DayField label={text.day} value={day} onChange={setDay} />
        {byKm && (
          <WholeField label={text.km} value={km} onChange={setKm} max={MAX_KM} unit="km" hint={text.kmHint} />
        )}
        <TextField label={text.note} value={note} onChange={setNote} maxLength={300} optional />
        {problem && (
          <p role="alert" className="text-sm text-danger">
            {problem}
          </p>
        )}
      </Form>
    </Sheet>
  )
}
