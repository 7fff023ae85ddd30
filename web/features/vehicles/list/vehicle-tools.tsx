import { useData, useMay } from '#web/data/hooks.ts'
import { m } from '#web/i18n/messages.ts'
import { FileTools } from '#web/import/file-tools.tsx'
import { planVehicles } from '../csv/plan-vehicles.ts'
import { CAR_FILE, vehiclesCsv, vehiclesFile } from '../csv/vehicles-csv.ts'

/** Imports cars from a file, and exports all of them. */
export const VehicleTools = () => {
  const text = m.vehiclesPage
  const { db, writer } = useData()
  return (
    <FileTools
      title={text.title}
      label={text.imported}
      columns={CAR_FILE.table}
      plan={(table, answers) => planVehicles(db, writer.actor, table, answers)}
      write={vehiclesCsv}
      fileName={vehiclesFile}
      mayAdd={useMay()('insert', 'vehicles')}
    />
  )
}
