import ArrowLeftRight from 'lucide-react/icons/arrow-left-right'
import PencilLine from 'lucide-react/icons/pencil-line'
import Phone from 'lucide-react/icons/phone'
import { useEffect, useRef, useState } from 'react'
import { formatPhone, isPhone } from '#domain/romania/phone.ts'
import { formatPlate, normalisePlate } from '#domain/romania/plate.ts'
import type { Order } from '#domain/workshop/orders/schema.ts'
import { useData, useLive, useMutate, useRow } from '#web/data/hooks.ts'
import type { DraftOp } from '#web/data/mutate.ts'
import type { OrderEditor } from '#web/features/orders/editor/use-order.ts'
import { keptCar } from '#web/features/vehicles/form/kept-car.ts'
import { VehicleForm } from '#web/features/vehicles/form/vehicle-form.tsx'
import type { VehicleDraft } from '#web/features/vehicles/form/vehicle-form-draft.ts'
import { VehiclePicker } from '#web/features/vehicles/picker/vehicle-picker.tsx'
import { reportError } from '#web/forms/report-error.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { ClientLink } from '#web/ui/client-link.tsx'
import { mayTakeFocus } from '#web/ui/may-take-focus.ts'
import { Plate } from '#web/ui/plate.tsx'

type Mode = 'shown' | 'picking' | 'creating' | 'changing'

type OrderCarProps = {
  order: Order | null
  editor: OrderEditor
  /** The order's car; for an order without content the chosen one. */
  carId: string | null
  locked: boolean
  /** A car was chosen by hand: the works come next. */
  onChosen: () => void
}

/** The car and its client at the head of the page; chosen, created and corrected in place. */
export const OrderCar = ({ order, editor, carId, locked, onChosen }: OrderCarProps) => {
  const { db, writer } = useData()
  const mutate = useMutate()
  const [asked, setMode] = useState<Mode>('shown')
  const [typed, setTyped] = useState('')
  const [begun, setBegun] = useState<VehicleDraft | null>(null)
  const chosen = useChosenCar(order === null ? carId : null)
  // A car that was deleted in the meantime is chosen again.
  const hasCar = carId !== null && chosen !== null
  const mode: Mode = locked ? 'shown' : asked === 'shown' && !hasCar ? 'picking' : asked
  const vehicle = useRow('vehicles', carId)
  const box = useRef<HTMLDivElement>(null)

  // After the picker, the focus must not jump to the top of the page.
  const before = useRef(mode)
  useEffect(() => {
    if (before.current !== mode && mode === 'shown' && document.activeElement === document.body)
      box.current?.querySelector('button')?.focus()
    before.current = mode
  }, [mode])

  const done = () => {
    setMode('shown')
    onChosen()
  }
  /** The order has a copy of the client's and the car's names, which changes together with the car. */
  const change = async (label: string, ops: DraftOp[], id: string) => {
    if (!order) return mutate(label, ops)
    const data = Object.assign(
      {},
      ...ops.flatMap((op) => (op.op !== 'delete' && op.id === id ? [op.data] : [])),
    )
    const nameOf = async (collection: 'catalog_marci' | 'catalog_modele', ref: string | null) => {
      const fresh = ops.find((op) => op.op === 'insert' && op.id === ref)
      if (fresh && fresh.op === 'insert') return String(fresh.data.denumire)
      return ref === null ? '' : ((await db.rows(collection).get(ref))?.denumire ?? '')
    }
    const copy = {
      ...('client_nume' in data && { client_nume: data.client_nume }),
      ...('client_telefon' in data && { client_telefon: data.client_telefon }),
      ...('nr_inmatriculare' in data && { nr_auto: data.nr_inmatriculare }),
      ...('marca_id' in data && { marca_denumire: await nameOf('catalog_marci', data.marca_id) }),
      ...('model_id' in data && { model_denumire: await nameOf('catalog_modele', data.model_id) }),
    }
    const copies: DraftOp[] =
      Object.keys(copy).length > 0 ? [{ op: 'patch', collection: 'orders', id: editor.id, data: copy }] : []
    await editor.write(label, [...ops, ...copies])
  }

  if (mode === 'picking') {
    const kept = keptCar(writer.actor.tenantId)
    return (
      <div className="pt-5">
        <div className="mb-2 flex min-h-8 items-center justify-between gap-3">
          <p className="text-lg font-semibold">{m.orders.doc.chooseCar}</p>
          {hasCar && (
            <Button variant="quiet" size="s" onClick={() => setMode('shown')}>
              {m.vehicles.picker.cancel}
            </Button>
          )}
        </div>
        <VehiclePicker
          begun={
            kept && {
              name: formatPlate(kept.plate) || kept.client || kept.phone || kept.make || kept.vin,
              onContinue: () => {
                setBegun(kept)
                setTyped('')
                setMode('creating')
              },
            }
          }
          autoFocus={asked === 'picking' || (order === null && mayTakeFocus())}
          onPick={(id) => editor.chooseCar(id).then(done)}
          onCreate={(text) => {
            setTyped(text)
            setBegun(text.trim() === '' ? kept : null)
            setMode('creating')
          }}
        />
      </div>
    )
  }
  if (mode === 'creating' || (mode === 'changing' && vehicle))
    return (
      <div className="pt-5">
        <p className="mb-3 text-lg font-semibold">
          {mode === 'creating' ? m.vehicles.form.newTitle : m.vehicles.form.editTitle}
        </p>
        {mode === 'creating' ? (
          <VehicleForm
            vehicle={null}
            {...startOf(typed)}
            begun={begun}
            whenKnown={{
              action: m.vehicles.form.useKnown,
              onTake: (id) => reportError(editor.chooseCar(id).then(done)),
            }}
            write={(_label, ops, id) => editor.chooseCar(id, ops)}
            onSaved={done}
            onCancel={() => setMode(hasCar ? 'shown' : 'picking')}
          />
        ) : (
          <VehicleForm
            key={vehicle?.id}
            vehicle={vehicle ?? null}
            write={change}
            onSaved={() => setMode('shown')}
            onCancel={() => setMode('shown')}
          />
        )}
      </div>
    )
  // The space keeps its final height during the read.
  const head = order ?? chosen
  if (!head) return <div className="h-18" />
  return (
    <div ref={box} className="flex flex-wrap items-center gap-x-5 gap-y-3 pt-4">
      <Plate plate={head.nr_auto} size="m" />
      <div className="min-w-0 grow basis-48">
        <p className="text-md font-semibold wrap-anywhere">
          {[head.marca_denumire, head.model_denumire].filter(Boolean).join(' ') ||
            (hasCar ? m.vehicles.picker.noCar : m.orders.doc.noCar)}
        </p>
        <p className="text-ink-2 wrap-anywhere">
          <ClientLink
            contactId={(order ?? vehicle)?.contact_id}
            name={head.client_nume || m.orders.doc.noClient}
          />
          {head.client_telefon && !isPhone(head.client_telefon) && ` · ${head.client_telefon}`}
        </p>
      </div>
      <div className="-mx-2 flex flex-wrap items-center gap-1 desk:mx-0">
        {isPhone(head.client_telefon) && (
          <a
            href={`tel:${head.client_telefon}`}
            aria-label={m.orders.doc.callNumber(formatPhone(head.client_telefon))}
            className="inline-flex h-10 items-center gap-2 rounded-control px-2.5 font-medium hover:bg-hover active:bg-pressed pointer-coarse:h-12"
          >
            <Phone className="size-4.5 text-accent-text" aria-hidden />
            <span className="figures">{formatPhone(head.client_telefon)}</span>
          </a>
        )}
        {!locked && (
          <>
            <Button
              variant="quiet"
              icon={<PencilLine aria-hidden />}
              onClick={() => setMode('changing')}
              className="px-2.5!"
            >
              {m.orders.doc.editCar}
            </Button>
            <Button
              variant="quiet"
              icon={<ArrowLeftRight aria-hidden />}
              onClick={() => setMode('picking')}
              className="px-2.5!"
            >
              {m.orders.doc.changeCar}
            </Button>
          </>
        )}
      </div>
    </div>
  )
}

/**
 * What the page shows of a car that no order has copied yet; kept current. undefined while it is read, null when it was
 * deleted.
 */
const useChosenCar = (id: string | null) =>
  useLive(
    async (db) => {
      const car = id === null ? undefined : await db.rows('vehicles').get(id)
      if (!car) return id === null ? undefined : null
      const make = car.marca_id === null ? undefined : await db.rows('catalog_marci').get(car.marca_id)
      const model = car.model_id === null ? undefined : await db.rows('catalog_modele').get(car.model_id)
      return {
        nr_auto: car.nr_inmatriculare,
        client_nume: car.client_nume,
        client_telefon: car.client_telefon,
        marca_denumire: make?.denumire ?? '',
        model_denumire: model?.denumire ?? '',
      }
    },
    [id],
  )

/** The search text as the start of a new car: a plate, a phone, or a name. */
const startOf = (typed: string): { plate?: string; client?: string; phone?: string } => {
  const text = typed.trim()
  if (text === '') return {}
  if (isPhone(text)) return { phone: text }
  return /\d/.test(text) ? { plate: normalisePlate(text) } : { client: text }
}
