import { MAX_PRICE } from '#domain/kernel/money.ts'
import { LINE_STATES, type LineState } from '#domain/workshop/orders/line-states.ts'
import { marginOf } from '#domain/workshop/orders/margin.ts'
import type { OrderLine } from '#domain/workshop/orders/schema.ts'
import { counts } from '#domain/workshop/orders/totals.ts'
import { isEditable } from '#domain/workshop/orders/workflow.ts'
import { typedHours } from '#web/data/workshop/clock.ts'
import { useEditorFacts } from '#web/features/orders/editor/editor-context.ts'
import type { Values } from '#web/features/orders/editor/edits.ts'
import { lineKey, type OrderEditor } from '#web/features/orders/editor/use-order.ts'
import { reportError } from '#web/forms/report-error.ts'
import { formatRate } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { HoursField, MoneyField } from '#web/ui/amount-field.tsx'
import { cx } from '#web/ui/cx.ts'
import { Segmented } from '#web/ui/segmented.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import { DiscountField } from './discount-field.tsx'
import { LineClock } from './line-clock.tsx'

type LineWorkProps = {
  line: OrderLine
  /** The line with its edits applied. */
  shown: OrderLine
  editor: OrderEditor
  /** A row of fields fits. */
  cells: boolean
}

const NOBODY = '-'

/** Choices beside the figures of a line: they are complete when made, so they are written at once. */
export const LineWork = ({ line, shown, editor, cells }: LineWorkProps) => {
  const { status, costs, seesCosts, seesPrices, mechanics, working } = useEditorFacts()
  const t = m.orders.line
  const key = lineKey(line.id)
  const open = isEditable(status)
  const labour = line.tip === 'manopera'
  const put = (values: Values) => {
    editor.edits.set(key, values)
    void editor.edits.flush(key)
  }
  return (
    <div
      className={cx(
        'grid items-end gap-x-4 gap-y-3 pt-1 pb-3',
        cells ? 'grid-cols-[repeat(auto-fit,minmax(11rem,1fr))]' : 'grid-cols-2',
      )}
    >
      {open && (
        <div className="col-span-2">
          <Segmented<LineState>
            label={t.decision}
            value={shown.stare}
            onChange={(stare) => put({ stare })}
            segments={LINE_STATES.map((state) => ({ value: state, label: t.states[state] }))}
            className="w-full"
          />
        </div>
      )}
      {open && (
        <label className="flex h-10 items-center gap-2.5 font-medium pointer-coarse:h-12">
          <input
            type="checkbox"
            className="size-5 accent-(--accent)"
            checked={shown.urgent === 1}
            onChange={(event) => put({ urgent: event.target.checked ? 1 : 0 })}
          />
          {t.urgent}
        </label>
      )}
      {open && seesPrices && (
        <div className={cells ? '' : 'col-span-2'}>
          <DiscountField value={shown} onChange={(discount) => put(discount)} />
        </div>
      )}
      {(mechanics.length > 0 || shown.mecanic_id !== null) && labour && (
        <SelectField
          label={t.mechanic}
          value={shown.mecanic_id ?? NOBODY}
          onChange={(id) => put({ mecanic_id: id === NOBODY ? null : id })}
          options={[{ value: NOBODY, label: t.noMechanic }, ...mechanics]}
        />
      )}
      {labour && (
        <>
          <HoursField
            label={t.hoursWorked}
            {...(working.has(line.id) && { hint: m.orders.clock.worksNow(working.get(line.id) ?? '') })}
            value={line.ore_lucrate}
            keptAs={`${key}/ore_lucrate`}
            onChange={(typed) => {
              if ((typed ?? 0) !== line.ore_lucrate)
                void reportError(editor.write(t.hoursTyped, [typedHours(line, line.mecanic_id, typed ?? 0)]))
            }}
          />
          {shown.executat === 0 && status !== 'ANULAT' && <LineClock line={line} />}
          <label className="flex h-10 items-center gap-2.5 font-medium pointer-coarse:h-12">
            <input
              type="checkbox"
              className="size-5 accent-(--accent)"
              checked={shown.executat === 1}
              onChange={(event) => put({ executat: event.target.checked ? 1 : 0 })}
            />
            {t.executed}
          </label>
        </>
      )}
      {!labour && seesCosts && <Cost {...{ line, shown, editor }} cost={costs.get(line.id)} />}
      {!open && !counts(shown) && (
        <label className="flex h-10 items-center gap-2.5 font-medium pointer-coarse:h-12">
          <input
            type="checkbox"
            className="size-5 accent-(--accent)"
            checked={shown.urmarire_inchisa === 1}
            onChange={(event) => put({ urmarire_inchisa: event.target.checked ? 1 : 0 })}
          />
          {t.followUpClosed}
        </label>
      )}
    </div>
  )
}

/** The cost of a part: a row beside the line, created when the first price is written. */
const Cost = ({ line, shown, editor, cost }: Omit<LineWorkProps, 'cells'> & { cost: number | undefined }) => {
  const t = m.orders.line
  const write = (price: number | null) => {
    const pret_achizitie = price ?? 0
    if (pret_achizitie === (cost ?? 0)) return
    const { id, order_id } = line
    const data = cost === undefined ? { order_id, pret_achizitie } : { pret_achizitie }
    const op = cost === undefined ? 'insert' : 'patch'
    return reportError(
      editor.write(m.orders.labels.costChanged, [{ op, collection: 'order_line_costs', id, data }]),
    )
  }
  const { rate } = marginOf(
    [{ ...shown, stare: 'inclusa' }],
    cost === undefined ? [] : [{ id: line.id, pret_achizitie: cost }],
  )
  return (
    <MoneyField
      label={rate === null ? t.cost : t.costWithMargin(formatRate(rate))}
      max={MAX_PRICE}
      value={cost || null}
      keptAs={`order_line_costs/${line.id}/pret_achizitie`}
      onChange={write}
    />
  )
}
