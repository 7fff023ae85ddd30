import { useWindowVirtualizer } from '@tanstack/react-virtual'
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { Paper } from '#web/ui/paper.tsx'
import { useRoom } from './virtual-rows.tsx'

/** Rows are read in blocks, so that a short scroll reads nothing. */
const BLOCK = 25

type VirtualListProps<Row, Layout extends { height: number }> = {
  ids: readonly string[]
  /**
   * How rows are drawn in a list that is `room` rem wide; all have the same height, in rem. The same function until
   * something changes.
   */
  layoutIn: (room: number) => Layout
  label: string
  /** The column headings, above the rows. */
  head: (layout: Layout) => ReactNode
  /** Reads the visible rows; a hook, the same one at every render. */
  useRows: (ids: readonly string[]) => ReadonlyMap<string, Row>
  /** Opens a row whose link was pressed. */
  onOpen: (id: string) => void
  /** Draws a row as one `a`; a row that is still being read is undefined. `active` is the one that Tab focuses. */
  children: (row: Row | undefined, id: string, active: boolean, layout: Layout) => ReactNode
}

/**
 * Any number of rows on a paper surface: only the visible ones are read and drawn. The page itself scrolls; arrows,
 * Page Up and Down, Home and End move the focus. Position and number belong to the list, so that a row that only moves
 * is not drawn again.
 */
export const VirtualList = <Row, Layout extends { height: number }>({
  ids,
  layoutIn,
  label,
  head,
  useRows,
  onOpen,
  children,
}: VirtualListProps<Row, Layout>) => {
  const [list, { top, width, rem }] = useRoom<HTMLUListElement>()
  const room = width / rem
  const layout = useMemo(() => layoutIn(room), [layoutIn, room])
  const height = layout.height * rem
  const [active, setActive] = useState(0)
  const wanted = useRef(0)

  const virtual = useWindowVirtualizer({
    count: ids.length,
    estimateSize: () => height,
    overscan: 5,
    scrollMargin: top,
  })
  // The heights are given, not measured: with another layout they all change at once.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height is the occasion
  useLayoutEffect(() => virtual.measure(), [height, virtual])

  const inView = virtual.getVirtualItems()
  const from = Math.floor((inView[0]?.index ?? 0) / BLOCK) * BLOCK
  const to = Math.ceil(((inView.at(-1)?.index ?? 0) + 1) / BLOCK) * BLOCK
  const rows = useRows(ids.slice(from, to))
  const reachable = inView.some(({ index }) => index === active) ? active : (inView[0]?.index ?? 0)

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
    // The row may have to be drawn first; of several quick keys the last one counts.
    requestAnimationFrame(() =>
      requestAnimationFrame(() =>
        list.current
          ?.querySelector<HTMLElement>(`[data-index="${wanted.current}"] a`)
          ?.focus({ preventScroll: true }),
      ),
    )
  }

  // The list handles the clicks on its rows' links itself: a router `Link` in each row would draw all rows again with
  // every address.
  const follow = (event: MouseEvent) => {
    const id = event.target instanceof Element && event.target.closest<HTMLElement>('li')?.dataset.id
    // With these keys the person asks for a new tab or window.
    if (!id || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    onOpen(id)
  }

  return (
    <Paper className="-mx-4 desk:mx-0">
      {head(layout)}
      <ul
        ref={list}
        aria-label={label}
        onKeyDown={press}
        onClick={follow}
        className="relative scroll-py-28"
        style={{ height: virtual.getTotalSize() }}
      >
        {inView.map(({ index, start, size }) => {
          const id = ids[index] ?? ''
          return (
            <li
              key={id}
              data-id={id}
              data-index={index}
              aria-setsize={ids.length}
              aria-posinset={index + 1}
              onFocus={() => setActive(index)}
              style={{ height: size, transform: `translateY(${start - top}px)` }}
              className="absolute inset-x-0 top-0"
            >
              {children(rows.get(id), id, index === reachable, layout)}
            </li>
          )
        })}
      </ul>
    </Paper>
  )
}
