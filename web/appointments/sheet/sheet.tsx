import { useId, useState } from 'react'
import { dayInRomania, timeInRomania } from '#domain/kernel/dates.ts'
import { formatPhone } from '#domain/romania/phone.ts'
import { formatPlate } from '#domain/romania/plate.ts'
import type { Appointment } from '#domain/workshop/appointments/schema.ts'
import { useMutate, useRow } from '#web/data/hooks.ts'
import { timeNow } from '#web/data/time.ts'
import type { VehicleEntry } from '#web/data/workshop/vehicle-index.ts'
import { Form } from '#web/forms/form.tsx'
import { useSubmit } from '#web/forms/use-submit.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { TextArea, TextField } from '#web/ui/field.tsx'
import { Sheet } from '#web/ui/sheet.tsx'
import { TimeField } from '#web/ui/time-field.tsx'
import type { AppointmentSheetProps } from '../appointment-sheet.tsx'
import { type Draft, draftOf, valuesOf } from './draft.ts'
import { PlateField } from './plate-field.tsx'

/** An appointment with its car, once both are read. */
export const OpenAppointment = ({ id, initial, onClose }: AppointmentSheetProps) => {
  const row = useRow('appointments', id ?? null)
  const car = useRow('vehicles', row?.vehicle_id ?? initial?.vehicle_id ?? null)
  if (row === undefined || car === undefined) return null
  const at = initial?.data_ora ? Date.parse(initial.data_ora) : null
  const start: Draft = row
    ? draftOf(row, car?.nr_inmatriculare ?? '')
    : {
        vehicleId: car?.id ?? null,
        plate: formatPlate(car?.nr_inmatriculare ?? ''),
        name: car?.client_nume ?? '',
        phone: formatPhone(car?.client_telefon ?? ''),
        day: dayInRomania(at ?? timeNow()),
        time: at === null ? null : timeInRomania(at),
        notes: '',
      }
  return <Opened key={id} row={row} start={start} onClose={onClose} />
}

const Opened = ({ row, start, onClose }: { row: Appointment | null; start: Draft; onClose: () => void }) => {
  const t = m.appointments
  const mutate = useMutate()
  const formId = useId()
  const [draft, setDraft] = useState(start)
  const set = (values: Partial<Draft>) => setDraft((now) => ({ ...now, ...values }))
  const take = ({ id, client, phone }: VehicleEntry) =>
    set({ vehicleId: id, name: client, phone: formatPhone(phone) })
  const saving = useSubmit(async (newId) => {
    const { day, time } = draft
    if (day === null || time === null) return t.needTime
    const data = valuesOf({ ...draft, day, time })
    if (row) await mutate(t.labels.changed, [{ op: 'patch', collection: 'appointments', id: row.id, data }])
    else await mutate(t.labels.added, [{ op: 'insert', collection: 'appointments', id: newId(), data }])
    onClose()
  })
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={row ? t.one : t.add}
      footer={
        <Button variant="primary" type="submit" form={formId} busy={saving.busy}>
          {t.save}
        </Button>
      }
    >
      <Form id={formId} onSubmit={saving.submit} className="flex flex-col gap-4 pb-2">
        <PlateField
          value={draft.plate}
          onChange={(plate, known) => {
            set({ plate, vehicleId: null })
            if (known) take(known)
          }}
          onPick={take}
          autoFocus={!row}
        />
        <TextField
          label={t.name}
          value={draft.name}
          onChange={(name) => set({ name })}
          autoCapitalize="words"
          maxLength={200}
        />
        <TextField
          label={t.phone}
          type="tel"
          inputMode="tel"
          code
          value={draft.phone}
          onChange={(phone) => set({ phone })}
          onBlur={() => set({ phone: formatPhone(draft.phone) })}
          maxLength={30}
        />
        <div className="grid grid-cols-2 gap-3">
          <DayField label={t.day} value={draft.day} onChange={(day) => set({ day })} />
          <TimeField label={t.time} value={draft.time} onChange={(time) => set({ time })} />
        </div>
        <TextArea label={t.notes} value={draft.notes} onChange={(notes) => set({ notes })} optional />
        {saving.problem && (
          <p role="alert" className="text-sm text-danger">
            {saving.problem}
          </p>
        )}
      </Form>
    </Sheet>
  )
}
