import {
  asClientColumns,
  CLIENT_COLUMNS,
  type ClientValues,
  SHARED_COLUMNS,
} from '#domain/workshop/contacts/client-columns.ts'
import type { Vehicle } from '#domain/workshop/vehicles/schema.ts'
import { ClientFields } from '#web/forms/client-fields.tsx'
import { useVehicleWriting } from './vehicle-fields.tsx'

/** The owner of the car, who is the buyer on its invoices. */
export const VehicleClient = ({ vehicle }: { vehicle: Vehicle }) => {
  const { readOnly, patch } = useVehicleWriting(vehicle)
  const client = Object.fromEntries(
    SHARED_COLUMNS.map((name) => [name, vehicle[CLIENT_COLUMNS[name]]]),
  ) as ClientValues
  return (
    <ClientFields
      client={client}
      readOnly={readOnly}
      keptAs={(name) => `vehicles/${vehicle.id}/${CLIENT_COLUMNS[name]}`}
      onWrite={(label, values) => patch(label, asClientColumns(values))}
    />
  )
}
