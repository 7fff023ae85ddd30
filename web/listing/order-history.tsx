import { useState } from 'react'
import type { Order } from '#domain/workshop/orders/schema.ts'
import type { AppDatabase } from '#web/data/database.ts'
import { useLive, usePermission } from '#web/data/hooks.ts'
import { formatDayShort, formatKilometres } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { List, ListRow } from '#web/ui/list-row.tsx'
import { Money } from '#web/ui/money.tsx'
import { Paper } from '#web/ui/paper.tsx'
import { Plate } from '#web/ui/plate.tsx'
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

type OrderHistoryProps = {
  /** The id of the car or of the client. */
  of: string
  /** All its orders. */
  read: (db: AppDatabase, of: string) => Promise<Order[]>
  /** For one without orders. */
  empty: string
  /** Rows show their car: the orders are of several cars. */
  withPlates?: boolean
}

/** All orders of a car or of a client, the latest first, with their works, and the total of the work. */
export const OrderHistory = ({ of, read, empty, withPlates = false }: OrderHistoryProps) => {
  const text = m.orders.history
  const [limit, setLimit] = useState(FIRST)
  const seesPrices = usePermission('prices')
  const found = useLive(
    async (db) => {
      const all = (await read(db, of)).sort(latestFirst)
      return { all, shown: await withWorks(db, all.slice(0, limit)) }
    },
    [read, of, limit],
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
          {text.title}
        </h2>
        {orders && orders.length > 0 && (
          <p className="text-sm text-ink-2">
            {text.count(orders.length)}
            {worked > 0 && seesPrices && (
              <>
                {' · '}
                {text.total} <Money bani={worked} />
              </>
            )}
          </p>
        )}
      </div>
      <Paper>
        {orders?.length === 0 && <p className="px-4 py-5 text-ink-2 desk:px-6">{empty}</p>}
        {orders && orders.length > 0 && (
          <List
            label={text.title}
            columns={`${withPlates ? '7rem' : '5.5rem'} minmax(0, 1.4fr) minmax(0, 1fr) 6rem${seesPrices ? ' 6rem' : ''}`}
          >
            {found?.shown.map((order) => {
              const day = formatDayShort(order.data_comanda)
              return (
                <ListRow
                  key={order.id}
                  to={`/comenzi/${order.id}`}
                  lead={
                    withPlates ? (
                      <Plate plate={order.nr_auto} size="s" />
                    ) : (
                      <span className="text-sm text-ink-2 figures">{day}</span>
                    )
                  }
                  title={order.works.join(', ') || text.noWorks}
                  detail={[
                    withPlates && day,
                    order.nr_comanda === null ? text.noNumber : text.number(order.nr_comanda),
                    order.km_intrare !== null && formatKilometres(order.km_intrare),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                  note={<StatusBadge status={order.status} />}
                  end={seesPrices && <Money bani={order.total_general} unit={false} />}
                />
              )
            })}
          </List>
        )}
        {rest > 0 && (
          <div className="p-2">
            <Button variant="quiet" wide onClick={() => setLimit(Number.POSITIVE_INFINITY)}>
              {text.more(rest)}
            </Button>
          </div>
        )}
      </Paper>
    </section>
  )
}
