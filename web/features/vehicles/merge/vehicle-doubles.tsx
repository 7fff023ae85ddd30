import Merge from 'lucide-react/icons/merge'
import { useMemo } from 'react'
import { Link } from 'react-router'
import type { Vehicle } from '#domain/workshop/vehicles/schema.ts'
import { useData, useMay } from '#web/data/hooks.ts'
import { useVehicleIndex, type VehicleEntry } from '#web/features/vehicles/picker/vehicle-picker-index.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { Plate } from '#web/ui/plate.tsx'
import { likenessOf } from './duplicates.ts'
import { useMerge } from './use-merge.ts'

/** How many duplicates are shown at most: more of them means that the comparison is wrong. */
const MOST = 5

/** Rows that seem to be this same car; a press merges one into it. */
export const VehicleDoubles = ({ vehicle }: { vehicle: Vehicle }) => {
  const text = m.vehiclesPage.merge
  const { all } = useVehicleIndex()
  const { db } = useData()
  const may = useMay()
  const merge = useMerge()
  const found = useMemo(() => {
    const one = all.get(vehicle.id)
    if (!one) return []
    const alike: { entry: VehicleEntry; why: string }[] = []
    for (const entry of all.values()) {
      const likeness = likenessOf(one, entry)
      if (likeness) alike.push({ entry, why: text.why[likeness] })
    }
    return alike.slice(0, MOST)
  }, [all, vehicle.id, text])
  const mayWrite = may('patch', 'vehicles')
  if (found.length === 0 || !mayWrite) return null

  const take = async (id: string) => {
    const other = await db.rows('vehicles').get(id)
    if (other) await merge(vehicle, other)
  }
  return (
    <section
      aria-label={text.title}
      className="mb-6 rounded-control bg-draft-soft px-4 pt-3 pb-1.5 text-draft desk:px-5"
    >
      <p className="font-semibold">{text.title}</p>
      <ul>
        {found.map(({ entry, why }) => (
          <li key={entry.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
            <Link to={`/vehicule/${entry.id}`} className="rounded-chip">
              <Plate plate={entry.plate} size="s" />
            </Link>
            <span className="min-w-0 grow">
              {entry.client || m.vehiclesPage.unknownClient} · {why}
            </span>
            <Button size="s" icon={<Merge aria-hidden />} onClick={() => take(entry.id)}>
              {text.action}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
