import type { CSSProperties } from 'react'
import { formatPhone } from '#domain/romania/phone.ts'
import { m } from '#web/i18n/messages.ts'
import { List, ListHead, ListRow } from '#web/ui/list-row.tsx'
import { Plate } from '#web/ui/plate.tsx'
import { useMedia } from '#web/ui/use-media.ts'
import { usePlace, useVirtualRows, VirtualRoom } from '#web/ui/virtual-rows.tsx'
import type { VehicleEntry } from './vehicle-picker-index.ts'

/** As list-row.tsx draws them, in rem: the room at which rows become table rows, and the heights of the forms. */
const TABLE_WIDTH = 44
const HEIGHTS = { card: 4, table: 2.5, tableUnderFinger: 3.5 }
const COLUMNS = '8.5rem minmax(0, 1.5fr) minmax(0, 1.6fr) 8.5rem 12.5rem'

const carOf = (entry: VehicleEntry): string =>
  [entry.car || m.vehiclesPage.unknownCar, entry.year].filter(Boolean).join(' · ')

const Row = ({ entry, isTable, style }: { entry: VehicleEntry; isTable: boolean; style: CSSProperties }) => {
  const phone = formatPhone(entry.phone)
  const client = entry.client || m.vehiclesPage.unknownClient
  return (
    <ListRow
      to={`/vehicule/${entry.id}`}
      style={style}
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
  const [box, place] = usePlace<HTMLDivElement>()
  const isCoarse = useMedia('(pointer: coarse)')
  const isTable = place.width >= TABLE_WIDTH * place.rem
  const form = !isTable ? 'card' : isCoarse ? 'tableUnderFinger' : 'table'
  const height = HEIGHTS[form] * place.rem
  const { rows, total } = useVirtualRows(
    vehicles.length,
    height,
    place.top,
    (index) => vehicles[index]?.id ?? index,
  )

  const { plate, car, client, phone, vin } = text.columns
  return (
    <div ref={box}>
      <List columns={COLUMNS}>
        <ListHead columns={[plate, car, client, phone, vin]} />
      </List>
      <VirtualRoom total={total}>
        <List label={text.list} columns={COLUMNS} className="absolute inset-x-0 top-0">
          {rows.map(({ key, index, style }) => {
            const entry = vehicles[index]
            return entry && <Row key={key} entry={entry} isTable={isTable} style={style} />
          })}
        </List>
      </VirtualRoom>
    </div>
  )
}
