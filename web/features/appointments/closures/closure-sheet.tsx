import { useId, useState } from 'react'
import { hoursOfException } from '#domain/workshop/appointments/hours.ts'
import type { CalendarException } from '#domain/workshop/appointments/settings.ts'
import { useMutate } from '#web/data/hooks.ts'
import { newId } from '#web/data/open-data.ts'
import { mechanicName, type ShopCalendar } from '#web/data/workshop/calendar.ts'
import { Form } from '#web/forms/form.tsx'
import { useSubmit } from '#web/forms/use-submit.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { FieldFrame, TextField } from '#web/ui/field.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import { Sheet } from '#web/ui/sheet.tsx'
import { TimeField } from '#web/ui/time-field.tsx'
import { readHours } from '../hours/edit-hours.ts'
import { Clashes } from './clashes.tsx'
import { useShutOut } from './use-shut-out.ts'

const WHOLE = '-'

type ClosureSheetProps = {
  /** The days off to change; null for new ones. */
  closure: CalendarException | null
  calendar: ShopCalendar
  today: string
  onClose: () => void
}

/** Days off, or with other hours: of the shop, of a bay, of a mechanic. It names the appointments that stand in them. */
export const ClosureSheet = ({ closure, calendar, today, onClose }: ClosureSheetProps) => {
  const t = m.schedule.closures
  const mutate = useMutate()
  const [id] = useState(() => closure?.id ?? newId())
  const formId = useId()
  const before = closure ? hoursOfException(closure) : []
  const [from, setFrom] = useState<string | null>(closure?.from_day ?? today)
  const [to, setTo] = useState<string | null>(closure?.to_day ?? null)
  const [what, setWhat] = useState<'closed' | 'short'>(before.length > 0 ? 'short' : 'closed')
  const [opens, setOpens] = useState<string | null>(before[0]?.[0] ?? '08:00')
  const [closes, setCloses] = useState<string | null>(before.at(-1)?.[1] ?? '12:00')
  const [reason, setReason] = useState(closure?.reason ?? '')
  const [who, setWho] = useState(closure?.bay_id ?? closure?.mechanic_id ?? WHOLE)

  const lanes = [
    ...calendar.bays.filter(({ activ }) => activ === 1),
    ...calendar.mechanics.filter(({ activ }) => activ === 1),
  ]
  const isBay = calendar.bays.some(({ id }) => id === who)
  const typed = what === 'closed' ? [] : [[opens, closes] as const]
  const read = readHours(typed)
  const last = to ?? from
  const wanted =
    from === null || last === null || last < from || 'problem' in read
      ? null
      : {
          from_day: from,
          to_day: last,
          hours: read.hours.length === 0 ? '' : JSON.stringify(read.hours),
          bay_id: isBay ? who : null,
          mechanic_id: !isBay && who !== WHOLE ? who : null,
        }
  // A new one counts before all others of its days.
  const clashes = useShutOut(wanted && ({ ...closure, ...wanted, id } as CalendarException), calendar)

  const saving = useSubmit(async () => {
    if (from === null) return t.needDays
    if (last !== null && last < from) return t.wrongOrder
    if ('problem' in read) return read.problem === 'quarter' ? m.schedule.hours.quarter : t.needHours
    if (wanted === null) return t.needDays
    const data = { ...wanted, reason: reason.trim() }
    await mutate(closure ? t.changed : t.added, [
      closure
        ? { op: 'patch', collection: 'calendar_exceptions', id, data }
        : { op: 'insert', collection: 'calendar_exceptions', id, data },
    ])
    onClose()
  })
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={closure ? closure.reason || t.edit : t.add}
      footer={
        <Button variant="primary" type="submit" form={formId} busy={saving.busy}>
          {t.save}
        </Button>
      }
    >
      <Form id={formId} onSubmit={saving.submit} className="flex flex-col gap-4 pb-2">
        <div className="grid grid-cols-2 items-start gap-3">
          <DayField label={t.from} value={from} onChange={setFrom} />
          <DayField label={t.to} value={to} onChange={setTo} optional />
        </div>
        <TextField
          label={t.reason}
          hint={t.reasonHint}
          value={reason}
          onChange={setReason}
          maxLength={120}
          optional
        />
        {lanes.length > 1 && (
          <SelectField
            label={t.who}
            value={who}
            onChange={setWho}
            options={[
              { value: WHOLE, label: t.whole },
              ...lanes.map((lane) => ({
                value: lane.id,
                label: 'prenume' in lane ? mechanicName(lane) : lane.nume,
              })),
            ]}
          />
        )}
        <FieldFrame label={t.what} labelAs="span">
          {() => (
            <Segmented
              label={t.what}
              value={what}
              onChange={setWhat}
              segments={[
                { value: 'closed', label: t.closed },
                { value: 'short', label: t.short },
              ]}
              className="w-full"
            />
          )}
        </FieldFrame>
        {what === 'short' && (
          <div className="grid grid-cols-2 items-start gap-3">
            <TimeField label={t.opensAt} value={opens} onChange={setOpens} />
            <TimeField label={t.closesAt} value={closes} onChange={setCloses} />
          </div>
        )}
        {saving.problem && (
          <p role="alert" className="text-sm text-danger">
            {saving.problem}
          </p>
        )}
        {clashes.length > 0 && <Clashes entries={clashes} note={t.conflictsAfter} />}
      </Form>
    </Sheet>
  )
}
