import { useMemo } from 'react'
import type { Vehicle } from '#domain/workshop/vehicles/schema.ts'
import { useMay } from '#web/data/hooks.ts'
import { useVehicleIndex } from '#web/data/workshop/vehicle-index.ts'
import { m } from '#web/i18n/messages.ts'
import { type Double, Doubles } from '#web/merging/doubles.tsx'
import { Plate } from '#web/ui/plate.tsx'
import { likenessOf } from './duplicates.ts'
import { useMergeCar } from './use-merge-car.ts'

/** Rows that seem to be this same car. */
export const VehicleDoubles = ({ vehicle }: { vehicle: Vehicle }) => {
  const text = m.vehiclesPage.merge
  const { all } = useVehicleIndex()
  const merge = useMergeCar(vehicle)
  const mayMerge = useMay()('patch', 'vehicles')
  const found = useMemo((): Double[] => {
    const one = all.get(vehicle.id)
    return [...all.values()].flatMap((entry) => {
      const likeness = one ? likenessOf(one, entry) : null
      if (likeness === null) return []
      return {
        id: entry.id,
        to: `/vehicule/${entry.id}`,
        name: <Plate plate={entry.plate} size="s" />,
        why: `${entry.client || m.vehiclesPage.unknownClient} · ${text.why[likeness]}`,
      }
    })
  }, [all, vehicle.id, text])
  return mayMerge && <Doubles text={text} found={found} onMerge={merge} />
}
