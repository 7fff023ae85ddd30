import { type CSSProperties, useMemo } from 'react'
import { useNavigate } from 'react-router'
import { formatPhone } from '#domain/romania/phone.ts'
import type { VehicleEntry } from '#web/features/vehicles/picker/vehicle-picker-index.ts'
import { m } from '#web/i18n/messages.ts'
import { List, ListHead, VirtualListRow } from '#web/ui/list-row.tsx'
import { Plate } from '#web/ui/plate.tsx'
import { useMedia } from '#web/ui/use-media.ts'
import { VirtualList } from '#web/ui/virtual-list.tsx'

/** As list-row.tsx draws them, in rem: the room at which rows become table rows, and the heights of the forms. */
const TABLE_WIDTH = 44
const HEIGHTS = { card: 4, table: 2.5, tableUnderFinger: 3.5 }
const COLUMNS = '8.5rem minmax(0, 1.5fr) minmax(0, 1.6fr) 8.5rem 12.5rem'

const carOf = (entry: VehicleEntry): string =>
  [entry.car || m.vehiclesPage.unknownCar, entry.year].filter(Boolean).join(' · ')

const Row = ({ entry, isTable, active }: { entry: VehicleEntry; isTable: boolean; active: boolean }) => {
  const phone = formatPhone(entry.phone)
  const client = entry.client || m.vehiclesPage.unknownClient
  return (
    <VirtualListRow
      href={`/vehicule/${entry.id}`}
      active={active}
      lead={<Plate plate={entry.plate} size="s" />}
      title={carOf(entry)}
      detail={isTable || !phone ? client : `${client} · ${phone}`}
      note={isTable && <span className="text-base text-ink-2 figures">{phone}</span>}
      end={isTable && <span className="text-sm text-ink-2 figures">{entry.vin}</span>}
    />
  )
}

/** The cars as a list that draws only what is in sight, however many there are. */
export const VehicleList = ({ vehicles }: { vehicles: readonly VehicleEntry[] }) => {
  const text = m.vehiclesPage
  const navigate = useNavigate()
  const isCoarse = useMedia('(pointer: coarse)')
  const isTableIn = (room: number) => room >= TABLE_WIDTH
  const ids = useMemo(() => vehicles.map(({ id }) => id), [vehicles])
  const byId = useMemo(() => new Map(vehicles.map((entry) => [entry.id, entry])), [vehicles])
  const { plate, car, client, phone, vin } = text.columns
  return (
    <div className="@container" style={{ '--columns': COLUMNS } as CSSProperties}>
      <VirtualList
        ids={ids}
        heightIn={(room) => HEIGHTS[!isTableIn(room) ? 'card' : isCoarse ? 'tableUnderFinger' : 'table']}
        label={text.list}
        head={() => (
          <List columns={COLUMNS}>
            <ListHead columns={[plate, car, client, phone, vin]} />
          </List>
        )}
        // All of them are in memory already.
        useRows={() => byId}
        onOpen={(id) => navigate(`/vehicule/${id}`)}
      >
        {(entry, _id, active, room) => entry && <Row {...{ entry, active }} isTable={isTableIn(room)} />}
      </VirtualList>
    </div>
  )
}
