import Car from 'lucide-react/icons/car-front'
import Plus from 'lucide-react/icons/plus'
import { useDeferredValue, useEffect, useState } from 'react'
import { formatPlate, normalisePlate } from '#domain/romania/plate.ts'
import { useData, useMay } from '#web/data/hooks.ts'
import { useVehicleEntries } from '#web/data/workshop/vehicle-index.ts'
import { keptCar } from '#web/features/vehicles/form/kept-car.ts'
import { VehicleForm } from '#web/features/vehicles/form/vehicle-form.tsx'
import { m } from '#web/i18n/messages.ts'
import { ListPage } from '#web/listing/list-page.tsx'
import { ListRows } from '#web/listing/list-rows.tsx'
import { useQuery } from '#web/listing/use-query.ts'
import { OnlyDoubles } from '#web/merging/only-doubles.tsx'
import { useNavigate, useSearchParams } from '#web/routing/hooks.ts'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { Sheet } from '#web/ui/sheet.tsx'
import { toast } from '#web/ui/toast-store.ts'
import { useVehicleList } from './list/use-vehicle-list.ts'
import { VEHICLE_LOOK } from './list/vehicle-look.tsx'
import { EVERYTHING, VEHICLE_QUERY } from './list/vehicle-query.ts'
import { VehicleTools } from './list/vehicle-tools.tsx'

/** The initial plate of the sheet for a new car: what was searched, or nothing; null while the sheet is closed. */
const useNewCar = (mayAdd: boolean) => {
  const [address, setAddress] = useSearchParams()
  const [plate, setPlate] = useState<string | null>(null)
  // Other screens can request a new car by the address; it is removed once read.
  useEffect(() => {
    if (!address.has('noua')) return
    if (mayAdd) setPlate('')
    setAddress(
      (now) => {
        const rest = new URLSearchParams(now)
        rest.delete('noua')
        return rest
      },
      { replace: true },
    )
  }, [address, setAddress, mayAdd])
  return [plate, setPlate] as const
}

/** `/vehicule`: all cars, searched as a person types. */
export const Component = () => {
  const text = m.vehiclesPage
  const navigate = useNavigate()
  const { writer } = useData()
  const may = useMay()
  const mayAdd = may('insert', 'vehicles')
  const [query, change] = useQuery(VEHICLE_QUERY)
  const { doubled, ...found } = useVehicleList(useDeferredValue(query))
  const [adding, setAdding] = useNewCar(mayAdd)
  const plate = normalisePlate(query.text)
  const canBePlate = /\d/.test(plate) && plate.length >= 4
  return (
    <>
      <ListPage
        title={text.title}
        under={
          found.total === undefined
            ? undefined
            : query.text.trim() === ''
              ? text.count(found.total)
              : text.found(found.ids?.length ?? 0)
        }
        actions={
          <>
            <VehicleTools />
            {mayAdd && (
              <Button icon={<Plus aria-hidden />} onClick={() => setAdding('')}>
                {text.add}
              </Button>
            )}
          </>
        }
        found={found}
        search={{ label: text.search, value: query.text, onChange: (typed) => change({ text: typed }) }}
        count={text.found}
        views={
          <OnlyDoubles
            label={text.doubles}
            count={doubled}
            value={query.only}
            onChange={(only) => change({ only })}
          />
        }
        nothingYet={{
          icon: <Car />,
          title: text.empty.title,
          text: text.empty.text,
          action: may('insert', 'orders') && (
            <ButtonLink to="/comenzi/noua" variant="primary" size="l" icon={<Plus aria-hidden />}>
              {text.empty.action}
            </ButtonLink>
          ),
        }}
        nothingFound={{
          title: text.nothing.title,
          text: text.nothing.text,
          action: canBePlate && mayAdd && (
            <Button variant="primary" icon={<Plus aria-hidden />} onClick={() => setAdding(query.text)}>
              {text.nothing.create(formatPlate(plate))}
            </Button>
          ),
          clear: text.nothing.clear,
          onClear: () => change(EVERYTHING),
        }}
      >
        {(ids) => <ListRows look={VEHICLE_LOOK} ids={ids} facts={null} useRows={useVehicleEntries} />}
      </ListPage>
      <Sheet open={adding !== null} onOpenChange={() => setAdding(null)} title={text.add}>
        {adding !== null && (
          <VehicleForm
            vehicle={null}
            plate={normalisePlate(adding)}
            begun={adding === '' ? keptCar(writer.actor.tenantId) : null}
            whenKnown={{
              action: m.vehicles.form.openKnown,
              onTake: (id) => navigate(VEHICLE_LOOK.href(id)),
            }}
            onCancel={() => setAdding(null)}
            onSaved={(id) => {
              setAdding(null)
              toast(text.added)
              navigate(VEHICLE_LOOK.href(id))
            }}
          />
        )}
      </Sheet>
    </>
  )
}
