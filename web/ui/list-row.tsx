import type { CSSProperties, ReactNode } from 'react'
import { Link } from '#web/routing/link.tsx'
import { cx } from './cx.ts'

/**
 * A list of rows that are two-line cards on a phone (≥ 56 px) and table rows (40 px) where they fit. The width of the
 * list decides, not that of the screen, so a list beside its detail stays readable.
 */
export const List = ({
  columns = '8.5rem minmax(0, 1.2fr) minmax(0, 1.6fr) 8rem 8rem',
  label,
  className,
  children,
}: {
  /** Grid columns of the table layout: lead, title, detail, note, end. */
  columns?: string
  label?: string
  className?: string
  children: ReactNode
}) => (
  <ul
    aria-label={label}
    className={cx('@container', className)}
    style={{ '--columns': columns } as CSSProperties}
  >
    {children}
  </ul>
)

const TABLE =
  '@min-[44rem]:grid-cols-(--columns) @min-[44rem]:grid-rows-1 @min-[44rem]:gap-x-4 @min-[44rem]:gap-y-0'

/** The column headings, in the table layout only. */
export const ListHead = ({
  columns,
}: {
  columns: [ReactNode, ReactNode, ReactNode, ReactNode, ReactNode]
}) => (
  <li
    aria-hidden
    className={cx(
      'hidden h-8 items-center border-b border-rule-strong px-3 engraved text-ink-3 @min-[44rem]:grid',
      TABLE,
      '[&>:last-child]:text-right',
    )}
  >
    {columns.map((column, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the columns are fixed
      <span key={index}>{column}</span>
    ))}
  </li>
)

type RowContent = {
  /** The plate, or an icon. */
  lead?: ReactNode
  title: ReactNode
  detail?: ReactNode
  /** State or date. */
  note?: ReactNode
  /** The figure on the right. */
  end?: ReactNode
}

const look = ({ lead }: RowContent, isPressed: boolean, selected: boolean | undefined): string =>
  cx(
    'group grid min-h-16 w-full grid-cols-[auto_minmax(0,1fr)_auto] grid-rows-[auto_auto] items-center gap-x-3 gap-y-0.5 px-4 py-2.5 text-left',
    // Without a lead, its space is part of the margin.
    lead === undefined && 'pl-1',
    '@min-[44rem]:h-10 @min-[44rem]:min-h-10 @min-[44rem]:px-3 @min-[44rem]:py-0 pointer-coarse:@min-[44rem]:h-14',
    TABLE,
    'border-b border-rule focus-visible:-outline-offset-2 transition-colors duration-(--quick)',
    isPressed && 'hover:bg-hover active:bg-pressed',
    selected && 'bg-accent-soft shadow-[inset_3px_0_0_var(--accent)]',
  )

const Content = ({ lead, title, detail, note, end }: RowContent) => (
  <>
    <span
      className={cx('row-span-2 flex justify-start @min-[44rem]:row-span-1', lead !== undefined && 'min-w-6')}
    >
      {lead}
    </span>
    <span className="truncate font-medium">{title}</span>
    <span className="col-start-2 row-start-2 truncate text-sm text-ink-2 @min-[44rem]:col-start-3 @min-[44rem]:row-start-1 @min-[44rem]:text-base">
      {detail}
    </span>
    <span className="col-start-3 row-start-2 justify-self-end @max-[18rem]:col-span-full @max-[18rem]:col-start-1 @max-[18rem]:row-start-3 text-sm text-ink-2 @min-[44rem]:col-start-4 @min-[44rem]:row-start-1 @min-[44rem]:justify-self-start">
      {note}
    </span>
    <span className="col-start-3 row-start-1 justify-self-end @max-[18rem]:col-span-full @max-[18rem]:col-start-1 @max-[18rem]:row-start-4 @min-[44rem]:col-start-5">
      {end}
    </span>
  </>
)

type ListRowProps = RowContent & {
  to?: string
  onClick?: () => void
  selected?: boolean
  style?: CSSProperties
}

/** One row; all of it is the link or the button. */
export const ListRow = ({ to, onClick, selected, style, ...content }: ListRowProps) => {
  const common = {
    className: look(content, Boolean(to || onClick), selected),
    ...(selected && { 'aria-current': true }),
  }
  return (
    <li style={style}>
      {to ? (
        <Link to={to} {...common}>
          <Content {...content} />
        </Link>
      ) : onClick ? (
        <button type="button" onClick={onClick} {...common}>
          <Content {...content} />
        </button>
      ) : (
        <div className={common.className}>
          <Content {...content} />
        </div>
      )}
    </li>
  )
}
