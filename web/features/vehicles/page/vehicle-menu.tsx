import MoreHorizontal from 'lucide-react/icons/ellipsis'
import Merge from 'lucide-react/icons/merge'
import Trash from 'lucide-react/icons/trash-2'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { COLLECTIONS } from '#domain/modules.ts'
import type { Vehicle } from '#domain/workshop/vehicles/schema.ts'
import { useMay, useMutate } from '#web/data/hooks.ts'
import { newId } from '#web/data/open-data.ts'
import { MergePicker } from '#web/features/vehicles/merge/merge-picker.tsx'
import { useMerge } from '#web/features/vehicles/merge/use-merge.ts'
import { reportError, showError } from '#web/forms/report-error.ts'
import { m } from '#web/i18n/messages.ts'
import { IconButton } from '#web/ui/button.tsx'
import { Menu } from '#web/ui/menu.tsx'
import { Sheet } from '#web/ui/sheet.tsx'
import { toastUndo } from '#web/ui/toast-store.ts'

/** Rare acts on a car: merge it with its duplicate, delete one that was created by mistake. */
export const VehicleMenu = ({ vehicle }: { vehicle: Vehicle }) => {
  const text = m.vehiclesPage
  const may = useMay()
  const mutate = useMutate()
  const merge = useMerge()
  const navigate = useNavigate()
  const [picking, setPicking] = useState(false)

  const remove = async () => {
    try {
      await mutate(text.remove.label, [{ op: 'delete', collection: 'vehicles', id: vehicle.id }])
    } catch (error) {
      return showError(error)
    }
    navigate('/vehicule', { replace: true })
    const columns = Object.keys(COLLECTIONS.vehicles.columns) as (keyof typeof COLLECTIONS.vehicles.columns)[]
    const data = Object.fromEntries(columns.map((column) => [column, vehicle[column]]))
    toastUndo(text.remove.done, () => {
      const id = newId()
      const write = mutate(text.remove.back, [{ op: 'insert', collection: 'vehicles', id, data }])
      return reportError(write.then(() => navigate(`/vehicule/${id}`)))
    })
  }
  const actions = [
    ...(may('patch', 'vehicles')
      ? [{ label: text.merge.open, icon: <Merge aria-hidden />, onSelect: () => setPicking(true) }]
      : []),
    ...(may('delete', 'vehicles')
      ? [
          {
            label: text.remove.action,
            icon: <Trash aria-hidden />,
            danger: true,
            onSelect: remove,
          },
        ]
      : []),
  ]
  if (actions.length === 0) return null
  return (
    <>
      <Menu
        trigger={
          <IconButton
            label={text.more}
            icon={<MoreHorizontal aria-hidden />}
            className="border border-control bg-raised"
          />
        }
        actions={actions}
      />
      <Sheet
        open={picking}
        onOpenChange={setPicking}
        title={text.merge.pick}
        description={text.merge.pickText}
      >
        {picking && (
          <MergePicker
            vehicle={vehicle}
            onPick={(other) => {
              setPicking(false)
              merge(vehicle, other)
            }}
          />
        )}
      </Sheet>
    </>
  )
}
