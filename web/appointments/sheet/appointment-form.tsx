import { useId, useState } from 'react'
import { AppError } from '#domain/kernel/errors.ts'
import { formatPhone, isPhone } from '#domain/romania/phone.ts'
import { normalisePlate } from '#domain/romania/plate.ts'
import { baysOf } from '#domain/workshop/appointments/lanes.ts'
import type { Appointment, Service } from '#domain/workshop/appointments/schema.ts'
import { readSlots } from '#domain/workshop/appointments/slot-list.ts'
import type { Slot, Wanted } from '#domain/workshop/appointments/slots.ts'
import { useMay, useMutate } from '#web/data/hooks.ts'
import { newId as makeId } from '#web/data/open-data.ts'
import type { ShopCalendar } from '#web/data/workshop/calendar.ts'
import type { VehicleEntry } from '#web/data/workshop/vehicle-index.ts'
import { ClientFinder } from '#web/forms/client-finder.tsx'
import { Form } from '#web/forms/form.tsx'
import { sentenceOfError } from '#web/forms/sentence-of-error.ts'
import type { NewId } from '#web/forms/use-ids.ts'
import { useSubmit } from '#web/forms/use-submit.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { CallLink } from '#web/ui/call-link.tsx'
import { TextArea } from '#web/ui/field.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import { Sheet } from '#web/ui/sheet.tsx'
import { Warning } from '#web/ui/warning.tsx'
import type { AppointmentSheetProps } from '../appointment-sheet.tsx'
import { useAppointmentActs } from '../use-appointment-acts.ts'
import { useNoShows } from '../use-no-shows.ts'
import { useNow } from '../use-now.ts'
import { Alternatives } from './alternatives.tsx'
import { changedIn, clockOf, type Draft, instantOfDraft, valuesOf, withService } from './draft.ts'
import { PlateField } from './plate-field.tsx'
import { StatusActions } from './status-actions.tsx'
import { useDay } from './use-day.ts'
import { WhenFields } from './when-fields.tsx'

const NONE = '-'

type AppointmentFormProps = Pick<AppointmentSheetProps, 'onWrite'> & {
  /** The appointment to change; null for a new one. */
  row: Appointment | null
  start: Draft
  calendar: ShopCalendar
  /** The order that a new one is made for. */
  orderId: string | null
  onClose: () => void
}

/** What is looked for a place for a draft. */
const wantedBy = (draft: Draft, service: Service | null, row: Appointment | null): Wanted => ({
  minutes: draft.minutes,
  buffer: draft.buffer,
  needs: service?.needs ?? 'bay',
  bays: service ? baysOf(service) : [],
  first: { bay_id: draft.bayId, mechanic_id: draft.mechanicId },
  byClient: false,
  id: row?.id ?? null,
})

/** An appointment in one step: the car, its client, what is to be done, and when. */
export const AppointmentForm = ({
  row,
  start,
  calendar,
  orderId,
  onWrite,
  onClose,
}: AppointmentFormProps) => {
  const t = m.appointments
  const mutate = useMutate()
  const may = useMay()
  const acts = useAppointmentActs()
  const now = useNow()
  const formId = useId()
  const [first, setFirst] = useState(start)
  const [draft, setDraft] = useState(start)
  const [slots, setSlots] = useState<Slot[]>([])
  /** Why what is typed could not be written before a step of the state. */
  const [stopped, setStopped] = useState<string>()
  const day = useDay(draft.day, calendar)
  const missed = useNoShows(draft)
  const service = calendar.services.find(({ id }) => id === draft.serviceId) ?? null
  const services = calendar.services.filter(({ id, activ }) => activ === 1 || id === draft.serviceId)
  const mayWrite = may(row ? 'patch' : 'insert', 'appointments', 'data_ora')

  const write = async (newId: NewId): Promise<string | undefined> => {
    const at = instantOfDraft(draft)
    if (at === null) return t.needTime
    if ([draft.plate, draft.name, draft.phone].every((text) => text.trim() === '')) return t.needOne
    const values = valuesOf(draft, at)
    const before = instantOfDraft(first)
    const data = row && before !== null ? changedIn(valuesOf(first, before), values) : values
    try {
      if (!row)
        await mutate(t.labels.added, [
          { op: 'insert', collection: 'appointments', id: newId(), data: { ...data, order_id: orderId } },
        ])
      else if (Object.keys(data).length > 0)
        await mutate(t.labels.changed, [{ op: 'patch', collection: 'appointments', id: row.id, data }])
      setFirst(draft)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      const free = error.code === 'slot_taken' ? readSlots(String(error.params.slots)) : []
      setSlots(free)
      return free.length > 0 ? t.taken : sentenceOfError(error)
    }
  }
  const saving = useSubmit(async (newId) => {
    const wrong = await write(newId)
    if (wrong === undefined) onClose()
    return wrong
  })
  const saveFirst = async (): Promise<boolean> => {
    if (!mayWrite) return true
    const wrong = await write(makeId)
    setStopped(wrong)
    return wrong === undefined
  }
  const problem = saving.problem ?? stopped
  const writeTo = async ({ id }: Appointment) => {
    if (!(await saveFirst())) return
    onClose()
    onWrite(id)
  }

  const set = (values: Partial<Draft>) => {
    setDraft((now) => ({ ...now, ...values }))
    setSlots([])
    setStopped(undefined)
    saving.clear()
  }
  const takeCar = ({ id, client, phone }: VehicleEntry) =>
    set({ vehicleId: id, contactId: null, name: client, phone: formatPhone(phone) })
  const takeService = (id: string) => {
    const next = services.find((one) => one.id === id) ?? null
    set(withService(draft, next, calendar.settings, next ? baysOf(next) : []))
  }
  const takeSlot = ({ at, bay_id, mechanic_id }: Slot) =>
    set({ ...clockOf(at), bayId: bay_id, mechanicId: mechanic_id })

  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={row ? t.one : t.add}
      footer={
        mayWrite && (
          <Button
            // The accent belongs to the next step, until something is typed.
            variant={row && draft === first ? 'secondary' : 'primary'}
            size="l"
            wide
            type="submit"
            form={formId}
            busy={saving.busy}
          >
            {t.save}
          </Button>
        )
      }
    >
      <div className="flex flex-col gap-4 pb-2">
        {row && <StatusActions {...{ row, acts, now, saveFirst, writeTo }} />}
        {row && isPhone(row.client_telefon) && (
          <span className="-my-2 -ml-2.5">
            <CallLink phone={row.client_telefon} />
          </span>
        )}
        <Form id={formId} onSubmit={saving.submit}>
          <fieldset disabled={!mayWrite} className="flex min-w-0 flex-col gap-4">
            <legend className="sr-only">{row ? t.one : t.add}</legend>
            <PlateField
              value={draft.plate}
              onChange={(plate, known) => {
                set({ plate, vehicleId: null })
                if (known) takeCar(known)
              }}
              onPick={takeCar}
              hint={plateHint(draft)}
              autoFocus={!row && draft.plate === ''}
            />
            <div className="grid grid-cols-2 gap-x-3 gap-y-4 [&>:last-child]:col-span-2">
              <ClientFinder
                client={draft.name}
                phone={draft.phone}
                contact={draft.contactId ?? ''}
                set={(field) => (text) =>
                  set({ ...(field === 'client' ? { name: text } : { phone: text }), contactId: null })
                }
                onPick={({ id, name, phone }) => set({ name, phone: formatPhone(phone), contactId: id })}
              />
            </div>
            {missed > 0 && <Warning>{t.missed(missed)}</Warning>}
            {services.length > 0 && (
              <SelectField
                label={t.service}
                value={draft.serviceId ?? NONE}
                options={[
                  { value: NONE, label: t.otherWork },
                  ...services.map(({ id, nume }) => ({ value: id, label: nume })),
                ]}
                onChange={takeService}
              />
            )}
            <WhenFields
              {...{ draft, set, service, now }}
              wanted={wantedBy(draft, service, row)}
              calendar={day}
            />
            {problem && <Alternatives sentence={problem} slots={slots} onTake={takeSlot} />}
            <TextArea
              label={t.words}
              value={draft.words}
              onChange={(words) => set({ words })}
              maxLength={1000}
              rows={2}
              optional
            />
            <TextArea
              label={t.notes}
              value={draft.notes}
              onChange={(notes) => set({ notes })}
              maxLength={2000}
              rows={2}
              optional
            />
          </fieldset>
        </Form>
      </div>
    </Sheet>
  )
}

/** Whether the plate is of a known car, or of a new one that is noted as it is typed. */
const plateHint = ({ vehicleId, plate }: Draft): string | undefined => {
  const { knownCar, newCar } = m.appointments
  if (vehicleId !== null) return knownCar
  return normalisePlate(plate).length >= 6 ? newCar : undefined
}
