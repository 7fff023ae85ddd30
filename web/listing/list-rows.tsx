import { Fragment, memo, useCallback } from 'react'
import { useNavigate } from '#web/routing/hooks.ts'
import { cx } from '#web/ui/cx.ts'
import { useMedia } from '#web/ui/use-media.ts'
import { useShown } from './columns.ts'
import { tracks } from './fit-columns.ts'
import { ListHead } from './list-head.tsx'
import { type Layout, type ListLook, layoutIn } from './list-look.ts'
import { VirtualList } from './virtual-list.tsx'

type ListRowsProps<Row, Name extends string, Sort extends string, Facts> = {
  look: ListLook<Row, Name, Sort, Facts>
  ids: readonly string[]
  /** Reads the visible rows; a hook, the same one at every render. */
  useRows: (ids: readonly string[]) => ReadonlyMap<string, Row>
  /** The same object until something in it changes: a new object draws all rows again. */
  facts: Facts
  sort?: Sort
  onSort?: (sort: Sort) => void
  /** The row that is open beside the list. */
  selected?: string | null
  /** Opens a row beside the list; without it a row opens its own page. */
  onChoose?: ((id: string) => void) | undefined
}

const Rows = <Row, Name extends string, Sort extends string, Facts>({
  look,
  ids,
  useRows,
  facts,
  sort,
  onSort,
  selected = null,
  onChoose,
}: ListRowsProps<Row, Name, Sort, Facts>) => {
  const navigate = useNavigate()
  const isCoarse = useMedia('(pointer: coarse)')
  const chosen = useShown(look.choice)
  const isBeside = selected !== null
  const words = look.words()
  const layout = useCallback(
    (room: number) => {
      const shown = chosen ?? (Object.keys(look.columns) as Name[])
      return layoutIn(look, { room, shown, isBeside, isCoarse })
    },
    [look, chosen, isBeside, isCoarse],
  )
  return (
    <VirtualList
      ids={ids}
      layoutIn={layout}
      label={words.label}
      head={(one) =>
        one.kind === 'table' && (
          <ListHead
            names={one.columns}
            columns={look.columns}
            words={words.columns}
            sort={sort}
            onSort={onSort}
          />
        )
      }
      useRows={useRows}
      onOpen={onChoose ?? ((id) => navigate(look.href(id)))}
    >
      {(row, id, active, one) => (
        <ListRow {...{ look, id, row, facts, active }} layout={one} selected={id === selected} />
      )}
    </VirtualList>
  )
}

/**
 * Any number of rows: only the visible ones are drawn, and what is above them can change without drawing them again.
 */
export const ListRows = memo(Rows) as typeof Rows

type ListRowProps<Row, Name extends string, Sort extends string, Facts> = {
  look: ListLook<Row, Name, Sort, Facts>
  id: string
  /** undefined while it is read. */
  row: Row | undefined
  facts: Facts
  layout: Layout<Name>
  /** The one row that Tab focuses. */
  active: boolean
  selected: boolean
}

const OneRow = <Row, Name extends string, Sort extends string, Facts>({
  look,
  id,
  row,
  facts,
  layout,
  active,
  selected,
}: ListRowProps<Row, Name, Sort, Facts>) => (
  <a
    href={look.href(id)}
    tabIndex={active ? 0 : -1}
    {...(selected && { 'aria-current': true })}
    style={
      layout.kind === 'table' ? { gridTemplateColumns: tracks(layout.columns, look.columns) } : undefined
    }
    className={cx(
      'grid h-full items-center border-b border-rule px-4 transition-[background-color] duration-(--quick) hover:bg-hover active:bg-pressed focus-visible:-outline-offset-2',
      layout.kind === 'table'
        ? 'gap-x-4'
        : layout.kind === 'narrow'
          ? 'content-center gap-y-1 py-2.5'
          : cx(look.card.tracks, 'gap-x-3.5 py-2.5'),
      selected && 'bg-accent-soft shadow-[inset_3px_0_0_var(--accent)]',
      row !== undefined && look.isFaint?.(row) && 'text-ink-3',
    )}
  >
    {row === undefined
      ? null
      : layout.kind === 'table'
        ? layout.columns.map((name) => <Fragment key={name}>{look.columns[name].cell(row, facts)}</Fragment>)
        : layout.kind === 'narrow'
          ? look.narrow(row, facts)
          : look.card.draw(row, facts)}
  </a>
)

const ListRow = memo(OneRow) as typeof OneRow
