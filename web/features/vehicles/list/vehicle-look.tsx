import { formatPhone } from '#domain/romania/phone.ts'
import type { VehicleEntry } from '#web/data/workshop/vehicle-index.ts'
import { m } from '#web/i18n/messages.ts'
import type { ListLook } from '#web/listing/list-look.ts'
import { Plate } from '#web/ui/plate.tsx'

const carOf = ({ car, year }: VehicleEntry): string =>
  [car || m.vehiclesPage.unknownCar, year].filter(Boolean).join(' · ')

const clientOf = ({ client }: VehicleEntry): string => client || m.vehiclesPage.unknownClient

/** The client, and the phone if known. */
const reachedOf = (entry: VehicleEntry): string =>
  [clientOf(entry), formatPhone(entry.phone)].filter(Boolean).join(' · ')

type ColumnName = 'plate' | 'car' | 'client' | 'phone' | 'vin'

/** A row of the list of cars. */
export const VEHICLE_LOOK: ListLook<VehicleEntry, ColumnName, never, null> = {
  columns: {
    plate: {
      least: 8,
      cell: ({ plate }) => (
        <span>
          <Plate plate={plate} size="s" />
        </span>
      ),
    },
    car: {
      least: 8,
      grow: 1.5,
      cell: (entry) => <span className="truncate font-medium">{carOf(entry)}</span>,
    },
    client: {
      least: 8,
      grow: 1.6,
      cell: (entry) => <span className="truncate text-ink-2">{clientOf(entry)}</span>,
    },
    phone: {
      least: 8,
      cell: ({ phone }) => <span className="whitespace-nowrap text-ink-2 figures">{formatPhone(phone)}</span>,
    },
    vin: {
      least: 11,
      cell: ({ vin }) => <span className="truncate text-sm text-ink-2 figures">{vin}</span>,
    },
  },
  spare: ['vin', 'phone'],
  heights: { table: 2.5, touch: 3.5, card: 4, narrow: 6.5 },
  words: () => ({ label: m.vehiclesPage.list, columns: m.vehiclesPage.columns }),
  href: (id) => `/vehicule/${id}`,
  card: {
    tracks: 'grid-cols-[auto_minmax(0,1fr)]',
    draw: (entry) => (
      <>
        <Plate plate={entry.plate} size="s" />
        <span className="min-w-0">
          <span className="block truncate font-medium">{carOf(entry)}</span>
          <span className="block truncate text-sm text-ink-2">{reachedOf(entry)}</span>
        </span>
      </>
    ),
  },
  narrow: (entry) => (
    <>
      <Plate plate={entry.plate} size="s" className="justify-self-start" />
      <span className="truncate font-medium">{carOf(entry)}</span>
      <span className="truncate text-sm text-ink-2">{reachedOf(entry)}</span>
    </>
  ),
}
