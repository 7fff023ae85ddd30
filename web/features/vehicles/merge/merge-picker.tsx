import { useState } from 'react'
import type { Vehicle } from '#domain/workshop/vehicles/schema.ts'
import { useData } from '#web/data/hooks.ts'
import { useVehicleIndex } from '#web/features/vehicles/picker/vehicle-picker-index.ts'
import { m } from '#web/i18n/messages.ts'
import { List, ListRow } from '#web/ui/list-row.tsx'
import { Plate } from '#web/ui/plate.tsx'
import { SearchField } from '#web/ui/search-field.tsx'

/** How many cars are found at most. */
const FOUND = 20

/** Finds the other row of this car as a person types. */
export const MergePicker = ({ vehicle, onPick }: { vehicle: Vehicle; onPick: (other: Vehicle) => void }) => {
  const text = m.vehiclesPage
  const { db } = useData()
  const { search } = useVehicleIndex()
  const [query, setQuery] = useState('')
  const found = search(query, FOUND).filter(({ id }) => id !== vehicle.id)
  const take = async (id: string) => {
    const other = await db.rows('vehicles').get(id)
    if (other) onPick(other)
  }
  return (
    <>
      <SearchField label={text.search} value={query} onChange={setQuery} autoFocus className="mb-3" />
      <List label={text.list} className="-mx-4">
        {found.map((entry) => (
          <ListRow
            key={entry.id}
            onClick={() => take(entry.id)}
            lead={<Plate plate={entry.plate} size="s" />}
            title={entry.client || text.unknownClient}
            detail={[entry.car, entry.vin].filter(Boolean).join(' · ')}
          />
        ))}
      </List>
      {query !== '' && found.length === 0 && <p className="py-3 text-ink-2">{text.nothing.title}</p>}
    </>
  )
}
