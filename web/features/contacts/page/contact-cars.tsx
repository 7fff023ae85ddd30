import Plus from 'lucide-react/icons/plus'
import { lazy, Suspense, useState } from 'react'
import type { Contact } from '#domain/workshop/contacts/schema.ts'
import { lastVisitOf } from '#domain/workshop/contacts/summary.ts'
import { useMay, useMutate } from '#web/data/hooks.ts'
import type { DraftOp } from '#web/data/mutate.ts'
import { useVehicleIndex } from '#web/data/workshop/vehicle-index.ts'
import { formatDayShort } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { List, ListRow } from '#web/ui/list-row.tsx'
import { Paper } from '#web/ui/paper.tsx'
import { Plate } from '#web/ui/plate.tsx'
import { Sheet } from '#web/ui/sheet.tsx'
import { toast } from '#web/ui/toast-store.ts'
import type { ContactWork } from './use-contact-work.ts'

const VehicleForm = lazy(async () => ({
  default: (await import('#web/features/vehicles/form/vehicle-form.tsx')).VehicleForm,
}))

/** The cars of a client, the one that was here last first, and a new one for him. */
export const ContactCars = ({ contact, work: { cars, orders } }: { contact: Contact; work: ContactWork }) => {
  const text = m.contacts.one
  const { all } = useVehicleIndex()
  const mayAdd = useMay()('insert', 'vehicles')
  const [adding, setAdding] = useState(false)
  const rows = cars
    .map((car) => ({
      id: car.id,
      plate: car.nr_inmatriculare,
      entry: all.get(car.id),
      visit: lastVisitOf(orders.filter(({ vehicle_id }) => vehicle_id === car.id)),
    }))
    .sort((a, b) => (b.visit ?? '').localeCompare(a.visit ?? ''))
  return (
    <section aria-labelledby="cars" className="mb-6 min-w-0">
      <div className="mb-2 flex min-h-8 flex-wrap items-center justify-between gap-x-4">
        <h2 id="cars" className="engraved text-ink-3">
          {text.cars}
        </h2>
        {mayAdd && (
          <Button variant="quiet" size="s" icon={<Plus aria-hidden />} onClick={() => setAdding(true)}>
            {text.addCar}
          </Button>
        )}
      </div>
      <Paper>
        {rows.length === 0 ? (
          <p className="px-4 py-5 text-ink-2 desk:px-6">{text.noCars}</p>
        ) : (
          <List label={text.cars} columns="7rem minmax(0, 1.4fr) minmax(0, 1fr) 0 0">
            {rows.map(({ id, plate, entry, visit }) => (
              <ListRow
                key={id}
                to={`/vehicule/${id}`}
                lead={<Plate plate={plate} size="s" />}
                title={[entry?.car || m.vehiclesPage.unknownCar, entry?.year].filter(Boolean).join(' · ')}
                detail={visit === null ? text.noVisit : text.lastAt(formatDayShort(visit))}
              />
            ))}
          </List>
        )}
      </Paper>
      <Sheet open={adding} onOpenChange={setAdding} title={text.addCar}>
        {adding && (
          <Suspense>
            <NewCar contact={contact} onDone={() => setAdding(false)} />
          </Suspense>
        )}
      </Sheet>
    </section>
  )
}

/** A car of this client; the commit copies what its papers need of him. */
const NewCar = ({ contact, onDone }: { contact: Contact; onDone: () => void }) => {
  const mutate = useMutate()
  const owned = (op: DraftOp, id: string): DraftOp =>
    op.op === 'insert' && op.id === id ? { ...op, data: { ...op.data, contact_id: contact.id } } : op
  return (
    <VehicleForm
      vehicle={null}
      client={contact.name}
      phone={contact.phone}
      write={(label, ops, id) =>
        mutate(
          label,
          ops.map((op) => owned(op, id)),
        )
      }
      onCancel={onDone}
      onSaved={() => {
        onDone()
        toast(m.contacts.one.carAdded)
      }}
    />
  )
}
