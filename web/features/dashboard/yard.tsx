import type { Order } from '#domain/workshop/orders/schema.ts'
import { useLive } from '#web/data/hooks.ts'
import { formatDayNarrow } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { Link } from '#web/routing/link.tsx'
import { List, ListRow } from '#web/ui/list-row.tsx'
import { Money } from '#web/ui/money.tsx'
import { Paper } from '#web/ui/paper.tsx'
import { Plate } from '#web/ui/plate.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { readLatest, readYard } from './read.ts'

const carOf = (order: Order): string =>
  [order.marca_denumire, order.model_denumire].filter(Boolean).join(' ') || m.dashboard.noCar

/** A car in work: its plate first, as people see it in the yard. */
const Card = ({ order, today }: { order: Order; today: string }) => (
  <li className="min-w-0">
    <Link
      to={`/comenzi/${order.id}`}
      className="flex h-full flex-col rounded-paper bg-paper px-4 pt-3.5 pb-3 shadow-1 ring-1 ring-rule transition-shadow duration-(--quick) hover:shadow-2 active:bg-sunk"
    >
      <span className="flex items-start justify-between gap-3">
        <Plate plate={order.nr_auto} size="m" />
        <Money bani={order.total_general} unit={false} className="pt-1" />
      </span>
      <span className="mt-2.5 truncate font-medium">{carOf(order)}</span>
      <span className="flex items-baseline justify-between gap-3 text-sm text-ink-2">
        <span className="truncate">{order.client_nume || m.dashboard.noClient}</span>
        <span className="shrink-0 text-ink-3">
          {order.data_comanda === today
            ? m.dashboard.sinceToday
            : m.dashboard.since(formatDayNarrow(order.data_comanda))}
        </span>
      </span>
    </Link>
  </li>
)

const Heading = ({ id, title, to, link }: { id: string; title: string; to?: string; link?: string }) => (
  <div className="mb-2.5 flex items-baseline justify-between gap-4">
    <h2 id={id} className="text-lg font-semibold">
      {title}
    </h2>
    {to && (
      <Link
        to={to}
        className="py-1 text-sm font-medium text-accent-text underline-offset-2 hover:underline pointer-coarse:py-3"
      >
        {link}
      </Link>
    )}
  </div>
)

/** The cars in work, newest first. */
export const Yard = ({ today }: { today: string }) => {
  const yard = useLive(readYard)
  if (!yard) return null
  const text = m.dashboard
  return (
    <section aria-labelledby="yard" className="mt-2">
      <Heading
        id="yard"
        title={text.yard}
        {...(yard.count > yard.orders.length && {
          to: '/comenzi?stare=DRAFT',
          link: text.yardMore(yard.count),
        })}
      />
      {yard.orders.length === 0 ? (
        <p className="text-ink-2">{text.yardEmpty}</p>
      ) : (
        <ul className="grid gap-3 desk:grid-cols-2 wide:grid-cols-3">
          {yard.orders.map((order) => (
            <Card key={order.id} order={order} today={today} />
          ))}
        </ul>
      )}
    </section>
  )
}

/** The orders finished last. */
export const Latest = () => {
  const orders = useLive(readLatest)
  if (!orders || orders.length === 0) return null
  const text = m.dashboard
  return (
    <section aria-labelledby="latest" className="mt-8">
      <Heading id="latest" title={text.latest} to="/comenzi" link={text.allOrders} />
      <Paper className="-mx-4 desk:mx-0">
        <List label={text.latest}>
          {orders.map((order) => (
            <ListRow
              key={order.id}
              to={`/comenzi/${order.id}`}
              lead={<Plate plate={order.nr_auto} size="s" />}
              title={carOf(order)}
              detail={`${order.client_nume || text.noClient} · ${formatDayNarrow(order.data_comanda)}`}
              note={<StatusBadge status={order.status} />}
              end={<Money bani={order.total_general} unit={false} />}
            />
          ))}
        </List>
      </Paper>
    </section>
  )
}
