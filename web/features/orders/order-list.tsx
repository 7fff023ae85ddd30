import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react'
import { dayInRomania } from '#domain/kernel/dates.ts'
import { m } from '#web/i18n/messages.ts'
import { Paper } from '#web/ui/paper.tsx'
import { useDesk, useMedia } from '#web/ui/use-media.ts'
import { OrderColumns, OrderRow, ROW_HEIGHT } from './order-row.tsx'
import { useOrderRows } from './use-order-rows.ts'

/** Rows are read in blocks, so that a little scrolling asks for nothing. */
const BLOCK = 25

/** Any number of orders: only those in sight are read and drawn. The page itself scrolls. */
export const OrderList = ({ ids }: { ids: readonly string[] }) => {
  const table = useDesk()
  const coarse = useMedia('(pointer: coarse)')
  const list = useRef<HTMLUListElement>(null)
  const [top, setTop] = useState(0)
  const [active, setActive] = useState(0)
  const wanted = useRef(0)
  const [today] = useState(() => dayInRomania(Date.now()))
  const height = table ? (coarse ? ROW_HEIGHT.tableTouch : ROW_HEIGHT.table) : ROW_HEIGHT.card

  useLayoutEffect(() => {
    if (list.current) setTop(list.current.getBoundingClientRect().top + scrollY)
  }, [])
  const virtual = useWindowVirtualizer({
    count: ids.length,
    estimateSize: () => height,
    overscan: 10,
    scrollMargin: top,
  })
  // The heights are given, not measured: with another layout they all change at once.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height is the occasion
  useLayoutEffect(() => virtual.measure(), [height, virtual])

  const rows = virtual.getVirtualItems()
  const from = Math.floor((rows[0]?.index ?? 0) / BLOCK) * BLOCK
  const to = Math.ceil(((rows.at(-1)?.index ?? 0) + 1) / BLOCK) * BLOCK
  const summaries = useOrderRows(ids.slice(from, to))
  const reachable = rows.some(({ index }) => index === active) ? active : (rows[0]?.index ?? 0)

  const press = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor(innerHeight / height) - 3)
    const steps: Record<string, number> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + page,
      PageUp: active - page,
      Home: 0,
      End: ids.length - 1,
    }
    const asked = steps[event.key]
    if (asked === undefined) return
    event.preventDefault()
    const next = Math.min(Math.max(asked, 0), ids.length - 1)
    wanted.current = next
    setActive(next)
    virtual.scrollToIndex(next, { align: 'auto' })
    // The row may have to be drawn first; of keys pressed meanwhile the last one counts.
    requestAnimationFrame(() =>
      requestAnimationFrame(() =>
        list.current
          ?.querySelector<HTMLElement>(`[data-index="${wanted.current}"]`)
          ?.focus({ preventScroll: true }),
      ),
    )
  }

  return (
    <Paper className="-mx-4 desk:mx-0">
      {table && <OrderColumns />}
      <ul
        ref={list}
        aria-label={m.orders.list.label}
        onKeyDown={press}
        className="relative scroll-py-28"
        style={{ height: virtual.getTotalSize() }}
      >
        {rows.map(({ index, start, size }) => {
          const id = ids[index] ?? ''
          return (
            <OrderRow
              key={id}
              {...{ id, index, table, today }}
              summary={summaries.get(id)}
              count={ids.length}
              active={index === reachable}
              onFocus={() => setActive(index)}
              style={{ height: size, transform: `translateY(${start - top}px)` }}
            />
          )
        })}
      </ul>
    </Paper>
  )
}
