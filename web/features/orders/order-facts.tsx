import { useEffectEvent, useLayoutEffect, useState } from 'react'
import { FIRST_DAY, isDay, LAST_DAY } from '#domain/kernel/dates.ts'
import type { Order, OrderLine } from '#domain/workshop/orders/schema.ts'
import { useLive } from '#web/data/hooks.ts'
import { formatDayOfYear, formatInteger, formatKilometres } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { TextField } from '#web/ui/field.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import { issueOf } from './edits.ts'
import { OrderMechanic } from './order-mechanic.tsx'
import { useEdit } from './use-edits.ts'
import { type OrderHands, orderKey } from './use-order.ts'

const NONE = '-'
const MAX_KM = 9_999_999

const kilometresOf = (text: string): number | null | undefined => {
  const digits = text.replace(/[\s.\u00a0]/g, '').replace(/km$/i, '')
  if (digits === '') return null
  const value = /^\d{1,9}$/.test(digits) ? Number(digits) : Number.NaN
  return value <= MAX_KM ? value : undefined
}

type FactsProps = {
  order: Order | null
  day: string
  lines: readonly OrderLine[]
  hands: OrderHands
  locked: boolean
}

/** Day, kilometres and kind of the estimate, under the car. */
export const OrderFacts = ({ order, day, lines, hands, locked }: FactsProps) => {
  const key = orderKey(hands.id)
  const edit = useEdit(hands.edits, key)
  const types = useLive((db) => db.rows('catalog_tipuri_deviz').toArray()) ?? []
  const t = m.orders.doc
  const flush = () => void hands.edits.flush(key)
  const enter = (event: React.KeyboardEvent) => {
    if (event.key === 'Enter') flush()
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
            <OrderMechanic {...{ lines, hands }} />
          </div>
        )}
      </div>
    )
  }
  return (
    <div className="grid grid-cols-2 gap-3 pt-4 desk:grid-cols-[repeat(auto-fit,minmax(9.5rem,1fr))]">
      <Kilometres
        value={
          'km_intrare' in edit.values
            ? (edit.values.km_intrare as number | null)
            : (order?.km_intrare ?? null)
        }
        error={issueOf(edit, 'km_intrare')}
        onChange={(km_intrare) => hands.edits.set(key, { km_intrare })}
        onDone={flush}
      />
      <Day
        key={day}
        day={day}
        error={issueOf(edit, 'data_comanda')}
        onChange={(data_comanda) => hands.edits.set(key, { data_comanda })}
        onDone={flush}
        onKeyDown={enter}
      />
      <SelectField
        label={t.estimateType}
        options={[
          { value: NONE, label: t.noType },
          ...types.map(({ id, denumire }) => ({ value: id, label: denumire })),
        ]}
        value={type ?? NONE}
        onChange={(value) => {
          hands.edits.set(key, { tip_deviz_id: value === NONE ? null : value })
          flush()
        }}
        className="col-span-2 desk:col-span-1"
      />
      <div className="col-span-2 empty:hidden desk:col-span-1">
        <OrderMechanic {...{ lines, hands }} />
      </div>
    </div>
  )
}

/** Written when its text is whole: part of a number that turns out wrong is never kept. */
const Kilometres = ({
  value,
  error,
  onChange,
  onDone,
}: {
  value: number | null
  error: string | undefined
  onChange: (value: number | null) => void
  onDone: () => void
}) => {
  const [typed, setTyped] = useState<string | null>(null)
  const kilometres = typed === null ? value : kilometresOf(typed)
  const isWrong = kilometres === undefined
  const commit = () => {
    if (typed === null || isWrong) return
    setTyped(null)
    if (kilometres !== value) onChange(kilometres)
    onDone()
  }
  const leave = useEffectEvent(commit)
  useLayoutEffect(() => {
    const hide = () => document.visibilityState === 'hidden' && leave()
    addEventListener('visibilitychange', hide, true)
    return () => {
      removeEventListener('visibilitychange', hide, true)
      leave()
    }
  }, [])
  return (
    <TextField
      label={m.orders.doc.kilometres}
      inputMode="numeric"
      enterKeyHint="done"
      code
      end="km"
      value={typed ?? (value === null ? '' : formatInteger(value))}
      onChange={setTyped}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit()
        if (event.key === 'Escape') setTyped(null)
      }}
      error={isWrong ? m.orders.doc.kilometresInvalid : error}
    />
  )
}

/** The browser's own field of a day; while a day is being typed it passes through days that are not meant. */
const Day = ({
  day,
  error,
  onChange,
  onDone,
  onKeyDown,
}: {
  day: string
  error: string | undefined
  onChange: (day: string) => void
  onDone: () => void
  onKeyDown: (event: React.KeyboardEvent) => void
}) => {
  const [typed, setTyped] = useState(day)
  return (
    <TextField
      label={m.orders.doc.date}
      type="date"
      min={FIRST_DAY}
      max={LAST_DAY}
      code
      value={typed}
      onChange={(text) => setTyped(text)}
      onBlur={() => {
        if (!isDay(typed)) setTyped(day)
        else if (typed !== day) {
          onChange(typed)
          onDone()
        }
      }}
      onKeyDown={onKeyDown}
      error={error}
    />
  )
}
