import type { Vehicle } from '#domain/workshop/vehicles/schema.ts'
import { type Client, ClientFields, COLUMN_OF } from '#web/forms/client-fields.tsx'
import { useVehicleWriting } from './vehicle-fields.tsx'

const NAMES = Object.keys(COLUMN_OF) as (keyof Client)[]

/** The owner of the car, who is the buyer on its invoices. */
export const VehicleClient = ({ vehicle }: { vehicle: Vehicle }) => {
  const { readOnly, patch } = useVehicleWriting(vehicle)
  const client = Object.fromEntries(NAMES.map((name) => [name, vehicle[COLUMN_OF[name]]])) as Client
  return (
    <ClientFields
      client={client}
      readOnly={readOnly}
      keptAs={(name) => `vehicles/${vehicle.id}/${COLUMN_OF[name]}`}
      onWrite={(label, values) =>
        patch(
          label,
          Object.fromEntries(
            Object.entries(values).map(([name, value]) => [COLUMN_OF[name as keyof Client], value]),
          ),
        )
      }
    />
  )
}
