import { useState } from 'react'
import type { Order } from '#domain/workshop/orders/schema.ts'
import type { AppDatabase } from '#web/data/database.ts'
import { useLive } from '#web/data/hooks.ts'
import { carIds } from '#web/data/workshop/cars.ts'
import { formatDayShort, formatKilometres } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { List, ListRow } from '#web/ui/list-row.tsx'
import { Money } from '#web/ui/money.tsx'
import { Paper } from '#web/ui/paper.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'

/** How many orders are shown at first. */
const FIRST = 8

/** The latest first; within a day by creation, which the id contains. */
const latestFirst = (a: Order, b: Order): number => {
  const [left, right] = [`${a.data_comanda}${a.id}`, `${b.data_comanda}${b.id}`]
  return left < right ? 1 : left > right ? -1 : 0
}

/** Orders with the names of their works, in the order of their page. */
const withWorks = async (db: AppDatabase, orders: readonly Order[]) => {
  const lines = await db
    .rows('order_lines')
    .where('order_id')
    .anyOf(orders.map((order) => order.id))
    .toArray()
  lines.sort((a, b) => (a.tip === b.tip ? a.ordine - b.ordine : a.tip < b.tip ? -1 : 1))
  return orders.map((order) => ({
    ...order,
    works: lines.filter((line) => line.order_id === order.id).map((line) => line.descriere),
  }))
}

/** All orders of a car, the latest first, with their works, and the total of the work. */
export const VehicleHistory = ({ vehicleId }: { vehicleId: string }) => {
  const text = m.vehiclesPage.one
  const [limit, setLimit] = useState(FIRST)
  const found = useLive(
    async (db) => {
      const all = await db
        .rows('orders')
        .where('vehicle_id')
        .anyOf(await carIds(db, vehicleId))
        .toArray()
      all.sort(latestFirst)
      return { all, shown: await withWorks(db, all.slice(0, limit)) }
    },
    [vehicleId, limit],
  )
  const orders = found?.all
  const worked = (orders ?? [])
    .filter(({ status }) => status === 'VALIDAT' || status === 'FACTURAT')
    .reduce((sum, order) => sum + order.total_general, 0)
  const rest = (orders?.length ?? 0) - limit

  return (
    <section aria-labelledby="history" className="min-w-0">
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id="history" className="engraved text-ink-3">
          {text.history}
        </h2>
        {orders && orders.length > 0 && (
          <p className="text-sm text-ink-2">
            {text.historyCount(orders.length)}
            {worked > 0 && (
              <>
                {' · '}
                {text.historyTotal} <Money bani={worked} />
              </>
            )}
          </p>
        )}
      </div>
      <Paper>
        {orders?.length === 0 && <p className="px-4 py-5 text-ink-2 desk:px-6">{text.historyEmpty}</p>}
        {orders && orders.length > 0 && (
          <List label={text.history} columns="5.5rem minmax(0, 1.4fr) minmax(0, 1fr) 6rem 6rem">
            {found?.shown.map((order) => (
              <ListRow
                key={order.id}
                to={`/comenzi/${order.id}`}
                lead={
                  <span className="text-sm text-ink-2 figures">{formatDayShort(order.data_comanda)}</span>
                }
                title={order.works.join(', ') || text.noWorks}
                detail={[
                  order.nr_comanda === null ? text.noNumber : text.number(order.nr_comanda),
                  order.km_intrare !== null && formatKilometres(order.km_intrare),
                ]
                  .filter(Boolean)
                  .join(' · ')}
                note={<StatusBadge status={order.status} />}
                end={<Money bani={order.total_general} unit={false} />}
              />
            ))}
          </List>
        )}
        {rest > 0 && (
          <div className="p-2">
            <Button variant="quiet" wide onClick={() => setLimit(Number.POSITIVE_INFINITY)}>
              {text.moreHistory(rest)}
            </Button>
          </div>
        )}
      </Paper>
    </section>
  )
}
