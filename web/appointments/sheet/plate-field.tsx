import { formatPhone } from '#domain/romania/phone.ts'
import { formatPlate, normalisePlate } from '#domain/romania/plate.ts'
import { useVehicleIndex, type VehicleEntry } from '#web/data/workshop/vehicle-index.ts'
import { m } from '#web/i18n/messages.ts'
import { Plate } from '#web/ui/plate.tsx'
import { SuggestField } from '#web/ui/suggest-field.tsx'

const SHOWN = 6

type PlateFieldProps = {
  value: string
  /** The text as typed, and the known car with exactly this plate. */
  onChange: (text: string, known: VehicleEntry | null) => void
  onPick: (car: VehicleEntry) => void
  hint?: string | undefined
  error?: string | undefined
  autoFocus?: boolean
}

/** A plate, typed or found: a known car is also found by its client, a phone or the chassis number. */
export const PlateField = ({ value, onChange, onPick, hint, error, autoFocus }: PlateFieldProps) => {
  const cars = useVehicleIndex()
  const carOf = (text: string): VehicleEntry | null => {
    const plate = normalisePlate(text)
    if (plate === '') return null
    for (const car of cars.all.values()) if (car.plate === plate) return car
    return null
  }
  return (
    <SuggestField
      label={m.appointments.plate}
      value={value}
      onChange={(text) => onChange(text, carOf(text))}
      items={value.trim() === '' ? [] : cars.search(value, SHOWN)}
      keyOf={({ id }) => id}
      labelOf={({ plate }) => formatPlate(plate)}
      textOf={({ text }) => text}
      render={(car) => <Suggestion car={car} />}
      onPick={onPick}
      hint={hint}
      error={error}
      autoFocus={autoFocus ?? false}
      autoCapitalize="characters"
      enterKeyHint="next"
      maxLength={20}
    />
  )
}

const Suggestion = ({ car }: { car: VehicleEntry }) => (
  <span className="flex min-w-0 items-center gap-3">
    <Plate plate={car.plate} size="s" />
    <span className="flex min-w-0 flex-col">
      <span className="truncate">{car.client || m.vehicles.picker.noClient}</span>
      <span className="truncate text-sm text-ink-2 figures">
        {[car.phone && formatPhone(car.phone), car.car].filter(Boolean).join(' · ')}
      </span>
    </span>
  </span>
)
