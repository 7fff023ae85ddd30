import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import { Money } from './money.tsx'

/**
 * A paper surface on the bench: what is printed, and what belongs together on a page. `ruled` adds the graduated edge
 * of a document; `marked` outlines the one paper among others that counts now.
 */
export const Paper = ({
  ruled,
  marked,
  className,
  children,
}: {
  ruled?: boolean
  marked?: boolean
  className?: string
  children: ReactNode
}) => (
  <div
    data-paper
    className={cx(
      'relative rounded-paper bg-paper shadow-1',
      marked ? 'ring-2 ring-accent' : 'ring-1 ring-rule',
      className,
    )}
  >
    {ruled && <div aria-hidden className="mx-4 h-2 -scale-y-100 ticks text-rule-strong desk:mx-8" />}
    {children}
  </div>
)

type DocHeadProps = {
  /** The kind of document: `Deviz`, `Factură`. */
  kind: string
  number?: ReactNode
  date?: ReactNode
  status?: ReactNode
  children?: ReactNode
}

/** Head of a document: its kind and number, over a double rule like on a printed form. */
export const DocHead = ({ kind, number, date, status, children }: DocHeadProps) => (
  <div className="px-4 pt-4 desk:px-8 desk:pt-6">
    <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
      <div className="flex items-baseline gap-3">
        <h2 className="text-2xl font-bold cond">{kind}</h2>
        {number && <span className="text-xl font-medium text-ink-2 figures">{number}</span>}
      </div>
      <div className="flex items-center gap-3 text-ink-2">
        {date}
        {status}
      </div>
    </div>
    <div aria-hidden className="mt-3 h-[5px] border-t-2 border-b border-t-ink border-b-ink" />
    {children}
  </div>
)

/** A part of a document with an engraved title and, on the right, its sum or action. */
export const DocSection = ({
  title,
  end,
  children,
}: {
  title: string
  end?: ReactNode
  children: ReactNode
}) => (
  <section className="px-4 pt-5 desk:px-8">
    <div className="flex items-baseline justify-between gap-4 border-b border-ink pb-1.5">
      <h3 className="engraved text-ink-2">{title}</h3>
      {end}
    </div>
    {children}
  </section>
)

type DocLineProps = {
  /** Running number of the line. */
  index?: number
  name: ReactNode
  note?: ReactNode
  /** How the amount is calculated: `1,5 h × 180,00`. */
  reckoning?: ReactNode
  /** Undefined for a person who sees no prices. */
  bani: number | undefined
  /** The amount of a line that no sum includes is struck through. */
  isCounted?: boolean
  /** Makes the whole line a button that opens it for editing. */
  onOpen?: () => void
}

/** A line of a document; its amount is in the right column. */
export const DocLine = ({ index, name, note, reckoning, bani, isCounted = true, onOpen }: DocLineProps) => {
  const inside = (
    <>
      <span className="w-6 shrink-0 pt-px text-sm text-ink-3 figures">{index}</span>
      <span className="min-w-0 grow text-left">
        <span className="block">{name}</span>
        {note && <span className="block text-sm text-ink-3">{note}</span>}
        {reckoning && <span className="block text-sm text-ink-2 figures desk:hidden">{reckoning}</span>}
      </span>
      {reckoning && (
        <span className="hidden shrink-0 pl-4 text-right text-ink-2 figures desk:block">{reckoning}</span>
      )}
      {bani !== undefined && (
        <Money
          bani={bani}
          unit={false}
          className={cx('w-24 shrink-0', !isCounted && 'text-ink-3 line-through')}
        />
      )}
    </>
  )
  const look = 'flex items-baseline py-3 desk:py-2.5'
  return (
    <div className="border-b border-rule">
      {onOpen ? (
        <button
          type="button"
          onClick={onOpen}
          className={cx(look, '-mx-2 w-[calc(100%+1rem)] px-2 hover:bg-hover active:bg-pressed')}
        >
          {inside}
        </button>
      ) : (
        <div className={look}>{inside}</div>
      )}
    </div>
  )
}

/** A row of the totals: `TVA 21%` … `210,00`. */
export const DocSum = ({
  label,
  bani,
  strong,
  currency = 'RON',
}: {
  label: ReactNode
  bani: number
  strong?: boolean
  currency?: 'RON' | 'EUR'
}) => (
  <div
    className={cx(
      // A sum of millions wraps under its label instead of overflowing.
      'flex flex-wrap items-baseline justify-between gap-x-6',
      strong ? 'mt-1.5 border-t-2 border-ink pt-2' : 'py-0.5 text-ink-2',
    )}
  >
    <span className={cx(strong && 'text-lg font-semibold whitespace-nowrap')}>{label}</span>
    <Money bani={bani} currency={currency} size={strong ? 'total' : 'm'} className="ml-auto" />
  </div>
)
