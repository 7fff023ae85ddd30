import type { VehicleEntry } from '#web/data/workshop/vehicle-index.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { Plate } from '#web/ui/plate.tsx'

/** Offers the existing car that the new one would duplicate, while it is being typed. */
export const KnownCar = ({
  car,
  action,
  onTake,
}: {
  car: VehicleEntry
  action: string
  onTake: () => unknown
}) => (
  <div className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-control bg-draft-soft px-4 py-3 text-draft">
    <p className="basis-full font-semibold">{m.vehicles.form.known}</p>
    <Plate plate={car.plate} size="s" />
    <span className="min-w-0 grow wrap-anywhere text-ink">
      {[car.client || m.vehicles.picker.noClient, car.car].filter(Boolean).join(' · ')}
    </span>
    <Button onClick={onTake}>{action}</Button>
  </div>
)
