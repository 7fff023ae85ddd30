import Check from 'lucide-react/icons/check'
import Minus from 'lucide-react/icons/minus'
import Plus from 'lucide-react/icons/plus'
import { useState } from 'react'
import { Link } from 'react-router'
import { MAX_QUANTITY } from '#domain/kernel/money.ts'
import type { OrderLine } from '#domain/workshop/orders/schema.ts'
import { useMutate } from '#web/data/hooks.ts'
import { typedHours } from '#web/data/workshop/clock.ts'
import { reportError } from '#web/forms/report-error.ts'
import { formatHours } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { stepsAhead } from '#web/ui/ahead.ts'
import { IconButton } from '#web/ui/button.tsx'
import { cx } from '#web/ui/cx.ts'
import { Paper } from '#web/ui/paper.tsx'
import { Plate } from '#web/ui/plate.tsx'
import { OrderLabel } from '../page/order-label.tsx'
import type { MyOrder } from './my-work.ts'

/** A car and the mechanic's works on it: each is ticked and its hours counted without opening anything. */
export const WorkCard = ({ order, works }: MyOrder) => (
  <li>
    <Paper className="px-4 pt-3 pb-1">
      <div className="flex flex-wrap items-center justify-between gap-x-3">
        <Link
          to={`/comenzi/${order.id}`}
          className="-my-1 flex min-w-0 grow basis-64 items-center gap-3.5 rounded-control py-2 hover:bg-hover active:bg-pressed"
        >
          <Plate plate={order.nr_auto} size="m" />
          <span className="min-w-0">
            <span className="block truncate font-semibold">
              {[order.marca_denumire, order.model_denumire].filter(Boolean).join(' ') || m.orders.doc.noCar}
            </span>
            <span className="block truncate text-sm text-ink-2">{order.client_nume}</span>
          </span>
        </Link>
        <span className="-ml-2">
          <OrderLabel order={order} />
        </span>
      </div>
      {order.note_interne && (
        <p className="mt-1 text-sm whitespace-pre-wrap text-ink-2">{order.note_interne}</p>
      )}
      <ul className="mt-1">
        {works.map((line) => (
          <Work key={line.id} line={line} />
        ))}
      </ul>
    </Paper>
  </li>
)

/** A quarter of an hour, in thousandths. */
const STEP = 250

const Work = ({ line }: { line: OrderLine }) => {
  const mutate = useMutate()
  const t = m.orders.mine
  const isDone = line.executat === 1
  const [ahead] = useState(() => stepsAhead<number>())
  const patch = (label: string, data: Partial<Pick<OrderLine, 'executat'>>) =>
    mutate(label, [{ op: 'patch', collection: 'order_lines', id: line.id, data }])
  const step = (by: number) => {
    const before = ahead.from(line.ore_lucrate)
    const hours = Math.min(Math.max(before + by, 0), MAX_QUANTITY)
    if (hours === before) return
    ahead.stepped(line.ore_lucrate, hours)
    const written = mutate(t.hoursChanged, [typedHours(line, line.mecanic_id, hours)])
    written.catch(ahead.refused)
    void reportError(written)
  }
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-rule py-2">
      <button
        type="button"
        aria-pressed={isDone}
        onClick={() => reportError(patch(isDone ? t.undone : t.ticked, { executat: isDone ? 0 : 1 }))}
        className="-ml-2 flex min-h-14 min-w-0 grow basis-56 items-center gap-3 rounded-control px-2 text-left hover:bg-hover active:bg-pressed"
      >
        <span
          aria-hidden
          className={cx(
            'grid size-8 shrink-0 place-items-center rounded-control border-2',
            isDone ? 'border-transparent bg-good text-paper' : 'border-control',
          )}
        >
          {isDone && <Check className="size-5" />}
        </span>
        <span className={cx('min-w-0 font-medium wrap-anywhere', isDone && 'text-ink-3')}>
          {line.descriere || m.orders.line.unnamed}
          <span className="block text-sm font-normal text-ink-2">{t.planned(formatHours(line.ore))}</span>
        </span>
      </button>
      <fieldset
        aria-label={t.hoursOf(line.descriere)}
        className="ml-auto flex items-center gap-1 rounded-control bg-sunk p-1"
      >
        <IconButton
          label={t.less}
          icon={<Minus aria-hidden />}
          disabled={line.ore_lucrate === 0}
          onClick={() => step(-STEP)}
          className="size-12!"
        />
        <output className="w-16 text-center font-semibold figures">{formatHours(line.ore_lucrate)}</output>
        <IconButton
          label={t.moreHours}
          icon={<Plus aria-hidden />}
          onClick={() => step(STEP)}
          className="size-12!"
        />
      </fieldset>
    </li>
  )
}
