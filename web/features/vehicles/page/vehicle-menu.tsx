import MoreHorizontal from 'lucide-react/icons/ellipsis'
import Merge from 'lucide-react/icons/merge'
import Send from 'lucide-react/icons/send'
import Trash from 'lucide-react/icons/trash-2'
import { useState } from 'react'
import type { Vehicle } from '#domain/workshop/vehicles/schema.ts'
import { useMay } from '#web/data/hooks.ts'
import { useVehicleIndex } from '#web/data/workshop/vehicle-index.ts'
import { useSend } from '#web/features/send/send-button.tsx'
import { useMergeCar } from '#web/features/vehicles/merge/use-merge-car.ts'
import { useRemoval } from '#web/forms/use-removal.ts'
import { m } from '#web/i18n/messages.ts'
import { MergePicker } from '#web/merging/merge-picker.tsx'
import { IconButton } from '#web/ui/button.tsx'
import { Menu } from '#web/ui/menu.tsx'
import { Plate } from '#web/ui/plate.tsx'
import { Sheet } from '#web/ui/sheet.tsx'

/** Rare acts on a car: merge it with its duplicate, delete one that was created by mistake. */
export const VehicleMenu = ({ vehicle }: { vehicle: Vehicle }) => {
  const text = m.vehiclesPage
  const may = useMay()
  const remove = useRemoval('vehicles', '/vehicule', text.remove)
  const [picking, setPicking] = useState(false)
  const send = useSend({ kind: 'car', id: vehicle.id })
  const actions = [
    ...(send.maySend
      ? [{ label: m.send.titles.general, icon: <Send aria-hidden />, onSelect: send.open }]
      : []),
    ...(may('patch', 'vehicles')
      ? [{ label: text.merge.open, icon: <Merge aria-hidden />, onSelect: () => setPicking(true) }]
      : []),
    ...(may('delete', 'vehicles')
      ? [
          {
            label: text.remove.action,
            icon: <Trash aria-hidden />,
            danger: true,
            onSelect: () => remove(vehicle),
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
        {picking && <OtherCar vehicle={vehicle} onDone={() => setPicking(false)} />}
      </Sheet>
    </>
  )
}

/** Finds the other row of this car, and merges it. */
const OtherCar = ({ vehicle, onDone }: { vehicle: Vehicle; onDone: () => void }) => {
  const text = m.vehiclesPage
  const { search } = useVehicleIndex()
  const merge = useMergeCar(vehicle)
  return (
    <MergePicker
      text={{ search: text.search, list: text.list, nothing: text.nothing.title }}
      find={(query) =>
        search(query)
          .filter(({ id }) => id !== vehicle.id)
          .map((entry) => ({
            id: entry.id,
            lead: <Plate plate={entry.plate} size="s" />,
            title: entry.client || text.unknownClient,
            detail: [entry.car, entry.vin].filter(Boolean).join(' · '),
          }))
      }
      onPick={(id) => {
        onDone()
        return merge(id)
      }}
    />
  )
}
