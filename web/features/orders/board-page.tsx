import Tags from 'lucide-react/icons/tags'
import { type KeyboardEvent, useRef, useState } from 'react'
import { boardSeeds } from '#domain/workshop/catalog/seeds.ts'
import type { Order } from '#domain/workshop/orders/schema.ts'
import { useMay, useMutate } from '#web/data/hooks.ts'
import { newId } from '#web/data/open-data.ts'
import { useToday } from '#web/data/use-today.ts'
import { reportError } from '#web/forms/report-error.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Page, PageHeader } from '#web/ui/page-header.tsx'
import { BoardColumn } from './board/board-column.tsx'
import { LabelsSheet } from './board/labels-sheet.tsx'
import { MoveSheet } from './board/move-sheet.tsx'
import { type Column, useBoard } from './board/use-board.ts'
import { useMove } from './board/use-move.ts'
import { OrderViews } from './list/order-views.tsx'
import { useNames } from './list/use-names.ts'

/**
 * The cars in the yard by the shop's own labels. Cards are moved by dragging, by keys, or by the sheet of each card.
 */
export const Component = () => {
  const columns = useBoard()
  const may = useMay()
  const mutate = useMutate()
  const [isNaming, setNaming] = useState(false)
  const mayName = may('insert', 'board_statuses')
  const t = m.orders.board
  const hasLabels = columns === undefined || columns.length > 1

  const begin = () =>
    reportError(
      mutate(
        t.labels.begun,
        boardSeeds().map((seed) => ({ ...seed, id: newId() })),
      ),
    )
  return (
    <Page wide className="max-w-none">
      <PageHeader
        title={m.orders.title}
        under={t.under}
        actions={
          <>
            <OrderViews />
            {mayName && hasLabels && (
              <Button icon={<Tags aria-hidden />} onClick={() => setNaming(true)}>
                {t.labels.title}
              </Button>
            )}
          </>
        }
      />
      {hasLabels ? (
        columns && <Columns columns={columns.filter(isShown)} />
      ) : (
        <EmptyState
          icon={<Tags />}
          title={t.noLabels}
          action={
            mayName && (
              <>
                <Button variant="primary" onClick={begin}>
                  {t.labels.begin}
                </Button>
                <Button onClick={() => setNaming(true)}>{t.labels.own}</Button>
              </>
            )
          }
        >
          {t.noLabelsText}
        </EmptyState>
      )}
      <LabelsSheet
        open={isNaming}
        onOpenChange={setNaming}
        boards={columns?.flatMap(({ board }) => board ?? []) ?? []}
      />
    </Page>
  )
}

/** The column of orders without a label is shown only when there are some; the sheet of a card removes a label. */
const isShown = ({ board, orders }: Column): boolean => board !== null || orders.length > 0

const Columns = ({ columns }: { columns: readonly Column[] }) => {
  const names = useNames()
  const move = useMove()
  const box = useRef<HTMLDivElement>(null)
  const today = useToday()
  const [dragged, setDragged] = useState<string | null>(null)
  const [asked, setAsked] = useState<Order | null>(null)
  const [focused, setFocused] = useState<string | null>(null)
  const cards = columns.flatMap(({ orders }, column) => orders.map((order, row) => ({ order, column, row })))
  const active = cards.find(({ order }) => order.id === focused) ?? cards[0]
  const boards = columns.flatMap(({ board }) => board ?? [])

  const moveTo = (id: string, column: number) => {
    const order = cards.find((one) => one.order.id === id)?.order
    const target = columns[column]
    if (order && target) move(order, target.board)
  }
  /** The card may be drawn again in another column: the focus follows it. */
  const focus = (id: string | undefined) =>
    requestAnimationFrame(() =>
      requestAnimationFrame(() => box.current?.querySelector<HTMLElement>(`[data-card="${id}"]`)?.focus()),
    )

  const press = (event: KeyboardEvent) => {
    if (!active || !event.key.startsWith('Arrow')) return
    event.preventDefault()
    const across = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0
    if (event.altKey && across !== 0) {
      moveTo(active.order.id, active.column + across)
      return
    }
    if (across === 0) {
      const step = event.key === 'ArrowUp' ? -1 : 1
      focus(columns[active.column]?.orders[active.row + step]?.id)
      return
    }
    // Skips empty columns.
    for (let column = active.column + across; columns[column]; column += across) {
      const { orders } = columns[column] ?? { orders: [] }
      if (orders.length > 0) return void focus(orders[Math.min(active.row, orders.length - 1)]?.id)
    }
  }

  return (
    <section
      ref={box}
      aria-label={m.orders.views.board}
      // It scrolls, so without a card to focus it takes the keys itself.
      tabIndex={active ? -1 : 0}
      onKeyDown={press}
      className="-mx-4 flex snap-x snap-mandatory items-stretch gap-3 overflow-x-auto px-4 pb-4 desk:mx-0 desk:snap-none desk:px-0"
    >
      {columns.map((column, index) => (
        <BoardColumn
          key={column.board?.id ?? ''}
          {...{ column, names, today, dragged }}
          active={active?.order.id ?? null}
          onDrag={setDragged}
          onDrop={(id) => moveTo(id, index)}
          onFocus={setFocused}
          onMove={(id) => setAsked(cards.find(({ order }) => order.id === id)?.order ?? null)}
        />
      ))}
      <MoveSheet order={asked} boards={boards} onMove={move} onClose={() => setAsked(null)} />
    </section>
  )
}
