import { addDays } from '#domain/kernel/days.ts'
import { groupBy } from '#domain/kernel/group-by.ts'
import { formatPlate } from '#domain/romania/plate.ts'
import { promiseOf } from '#domain/workshop/orders/promise.ts'
import type { AppDatabase } from '#web/data/database.ts'
import { m } from '#web/i18n/messages.ts'
import { Link } from '#web/routing/link.tsx'
import { PlateTag } from '#web/ui/plate.tsx'

/** A car that was promised for a day; the time is '' where none was said. */
export type Promised = { orderId: string; plate: string; client: string; day: string; time: string }

/** Days before those in view from which orders are read: a car rarely stays longer. */
const LOOK_BACK = 45
/** The time that stands for the end of a day. */
const DAY_END = '23:59'

/** What the orders in work promise for each day, the earliest first. */
export const readPromised = async (
  db: AppDatabase,
  from: string,
  to: string,
): Promise<ReadonlyMap<string, Promised[]>> => {
  const orders = await db
    .rows('orders')
    .where('data_comanda')
    .between(addDays(from, -LOOK_BACK), to, true, true)
    .filter(
      ({ status, termen_executie }) => termen_executie !== '' && (status === 'DRAFT' || status === 'VALIDAT'),
    )
    .toArray()
  const promised = orders.flatMap((order): Promised[] => {
    const said = promiseOf(order)
    if (said === '') return []
    const [day = '', time = ''] = said.split(' ')
    const plate = formatPlate(order.nr_auto)
    return [{ orderId: order.id, plate, client: order.client_nume, day, time: time === DAY_END ? '' : time }]
  })
  return groupBy(
    promised.toSorted((a, b) => (a.time || DAY_END).localeCompare(b.time || DAY_END)),
    ({ day }) => day,
  )
}

/** The cars that are promised for a day: each leads to its order. */
export const PromisedStrip = ({ promised }: { promised: readonly Promised[] }) =>
  promised.length === 0 ? null : (
    <div className="-mx-4 flex items-center gap-x-3 gap-y-1 overflow-x-auto px-4 pb-3 [scrollbar-width:none] desk:mx-0 desk:flex-wrap desk:px-0">
      <h2 className="shrink-0 text-sm font-medium text-ink-2">{m.calendar.promised}</h2>
      <ul className="flex shrink-0 gap-x-2 gap-y-1 desk:shrink desk:flex-wrap">
        {promised.map(({ orderId, plate, client, time }) => (
          <li key={orderId}>
            <Link
              to={`/comenzi/${orderId}`}
              className="inline-flex min-h-8 items-center gap-1.5 rounded-control border border-rule bg-paper px-2 text-sm hover:bg-hover active:bg-pressed pointer-coarse:min-h-11"
            >
              {plate ? <PlateTag text={plate} /> : client || m.ui.noPlate}
              {time && <span className="figures">{time}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
