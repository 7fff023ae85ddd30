import type { Order, OrderLine } from '#domain/workshop/orders/schema.ts'
import { doubtOfReading, type ReadingDoubt } from '#domain/workshop/vehicles/readings.ts'
import { useLive } from '#web/data/hooks.ts'
import { readReadings } from '#web/data/workshop/cars.ts'
import { issueOf, type Values } from '#web/features/orders/editor/edits.ts'
import { useEdit } from '#web/features/orders/editor/use-edits.ts'
import { type OrderEditor, orderKey } from '#web/features/orders/editor/use-order.ts'
import { formatDayOfYear, formatDayShort, formatKilometres } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { WholeField } from '#web/ui/amount-field.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import { OrderMechanic } from './order-mechanic.tsx'

const NONE = '-'
const MAX_KM = 9_999_999

type FactsProps = {
  order: Order | null
  carId: string | null
  day: string
  lines: readonly OrderLine[]
  editor: OrderEditor
  locked: boolean
}

/** Day, kilometres and kind of the estimate, under the car. */
export const OrderFacts = ({ order, carId, day, lines, editor, locked }: FactsProps) => {
  const key = orderKey(editor.id)
  const edit = useEdit(editor.edits, key)
  const types = useLive((db) => db.rows('catalog_tipuri_deviz').toArray()) ?? []
  const t = m.orders.doc
  const write = (values: Values) => {
    editor.edits.set(key, values)
    void editor.edits.flush(key)
  }
  const type = (edit.values.tip_deviz_id as string | null | undefined) ?? order?.tip_deviz_id ?? null

  if (locked && order) {
    const name = types.find(({ id }) => id === order.tip_deviz_id)?.denumire
    const facts = [
      [t.date, formatDayOfYear(order.data_comanda)],
      [t.kilometres, order.km_intrare === null ? null : formatKilometres(order.km_intrare)],
      [t.estimateType, name ?? null],
    ].filter(([, value]) => value !== null)
    return (
      <div className="flex flex-wrap gap-x-8 gap-y-3 pt-4">
        <dl className="contents">
          {facts.map(([label, value]) => (
            <div key={label}>
              <dt className="text-sm text-ink-3">{label}</dt>
              <dd className="figures">{value}</dd>
            </div>
          ))}
        </dl>
        {order.status !== 'ANULAT' && (
          <div className="-mb-1 w-56 empty:hidden">
            <OrderMechanic {...{ lines, editor }} />
          </div>
        )}
      </div>
    )
  }
  return (
    <div className="grid grid-cols-2 gap-3 pt-4 desk:flex desk:flex-wrap desk:*:grow">
      <Kilometres
        {...{ carId, day, orderId: editor.id }}
        value={
          'km_intrare' in edit.values
            ? (edit.values.km_intrare as number | null)
            : (order?.km_intrare ?? null)
        }
        error={issueOf(edit, 'km_intrare')}
        onChange={(km_intrare) => write({ km_intrare })}
      />
      <DayField
        label={t.date}
        className="desk:basis-36"
        keptAs={`${key}/data_comanda`}
        value={day}
        error={issueOf(edit, 'data_comanda')}
        onChange={(data_comanda) => data_comanda !== null && write({ data_comanda })}
      />
      <SelectField
        label={t.estimateType}
        options={[
          { value: NONE, label: t.noType },
          ...types.map(({ id, denumire }) => ({ value: id, label: denumire })),
        ]}
        value={type ?? NONE}
        onChange={(value) => write({ tip_deviz_id: value === NONE ? null : value })}
        className="col-span-2 desk:basis-58"
      />
      <div className="col-span-2 empty:hidden desk:basis-42">
        <OrderMechanic {...{ lines, editor }} />
      </div>
    </div>
  )
}

/** Kilometres at intake; a figure that does not fit the car's earlier ones raises a question. */
const Kilometres = ({
  orderId,
  carId,
  day,
  value,
  error,
  onChange,
}: {
  orderId: string
  carId: string | null
  day: string
  value: number | null
  error: string | undefined
  onChange: (value: number | null) => void
}) => {
  const others = useLive(
    async (db) => (carId === null ? [] : readReadings(db, carId, orderId)),
    [carId, orderId],
  )
  return (
    <WholeField
      label={m.orders.doc.kilometres}
      className="desk:basis-30"
      enterKeyHint="done"
      keptAs={`${orderKey(orderId)}/km_intrare`}
      unit="km"
      max={MAX_KM}
      value={value}
      onChange={onChange}
      doubt={(km) => kmQuestion(doubtOfReading({ day, km }, others ?? []))}
      error={error}
    />
  )
}

const kmQuestion = (doubt: ReadingDoubt | null): string | undefined => {
  if (!doubt) return undefined
  const { tooFar, goesBack, aLot } = m.orders.doc.kilometresDoubt
  if (doubt.kind === 'a-lot') return aLot
  const words = doubt.kind === 'goes-back' ? goesBack : tooFar
  return words(formatKilometres(doubt.than.km), formatDayShort(doubt.than.day))
}
