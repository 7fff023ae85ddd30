import Download from 'lucide-react/icons/download'
import MoreHorizontal from 'lucide-react/icons/ellipsis'
import Upload from 'lucide-react/icons/upload'
import { useState } from 'react'
import { useData, useMay } from '#web/data/hooks.ts'
import { m } from '#web/i18n/messages.ts'
import { ImportSheet } from '#web/import/import-sheet.tsx'
import { IconButton } from '#web/ui/button.tsx'
import { Menu } from '#web/ui/menu.tsx'
import { saveFile } from '#web/ui/save-file.ts'
import { toast } from '#web/ui/toast-store.ts'
import { planVehicles } from '../csv/plan-vehicles.ts'
import { vehicleColumns, vehiclesCsv, vehiclesFile } from '../csv/vehicles-csv.ts'

/** Imports cars from a file, and exports all of them. */
export const VehicleTools = () => {
  const text = m.vehiclesPage
  const { db, writer } = useData()
  const mayAdd = useMay()('insert', 'vehicles')
  const [isImporting, setImporting] = useState(false)
  const download = async () => {
    saveFile(await vehiclesCsv(db), vehiclesFile(writer.now()))
    toast(text.exported)
  }
  return (
    <>
      <Menu
        trigger={
          <IconButton
            label={text.tools}
            icon={<MoreHorizontal aria-hidden />}
            className="border border-control bg-raised"
          />
        }
        actions={[
          ...(mayAdd
            ? [{ label: text.import, icon: <Upload aria-hidden />, onSelect: () => setImporting(true) }]
            : []),
          { label: text.export, icon: <Download aria-hidden />, onSelect: download },
        ]}
      />
      {isImporting && (
        <ImportSheet
          title={`${text.import}: ${text.title}`}
          label={text.imported}
          columns={vehicleColumns()}
          plan={(table, answers) => planVehicles(db, writer.actor, table, answers)}
          onClose={() => setImporting(false)}
        />
      )}
    </>
  )
}
