import type { ReactNode } from 'react'
import { dayOfMonth } from '#domain/kernel/days.ts'
import { useLive } from '#web/data/hooks.ts'
import { readUnpaidSum } from '#web/data/workshop/read-unpaid.ts'
import { formatInteger, formatLei, formatMonth } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { Link } from '#web/routing/link.tsx'
import { cx } from '#web/ui/cx.ts'
import { Money } from '#web/ui/money.tsx'
import { Paper } from '#web/ui/paper.tsx'
import { MonthScale } from './month-scale.tsx'
import { readMonth, readValidated, readYard } from './read.ts'

const Figure = ({
  to,
  label,
  value,
  note,
}: {
  to: string
  label: string
  value: ReactNode
  note?: ReactNode
}) => (
  <Link
    to={to}
    className="flex min-w-0 flex-col px-[min(1rem,4vw)] pt-4 pb-3.5 wrap-anywhere hover:bg-hover focus-visible:-outline-offset-2 desk:px-6 desk:pt-5"
  >
    <span className="engraved text-ink-3">{label}</span>
    <span className="mt-1 text-3xl font-bold cond tabular-nums desk:text-4xl">{value}</span>
    <span className="mt-auto pt-0.5 text-sm text-ink-2">{note ?? '\u00a0'}</span>
  </Link>
)

/** Orders in work, finished orders, unpaid amounts, and the month on a graduated scale. */
export const Figures = ({ today, isPayer }: { today: string; isPayer: boolean }) => {
  const text = m.dashboard
  const month = useLive((db) => readMonth(db, today), [today])
  const validated = useLive((db) => readValidated(db, today), [today])
  const unpaid = useLive(readUnpaidSum)
  const open = useLive(async (db) => (await readYard(db)).count)
  const owes = unpaid !== undefined && unpaid.n > 0
  const blank = '\u00a0'
  const name = formatMonth(today)
  return (
    <section aria-label={text.figures} className="mt-8">
      <Paper
        className={cx(
          'grid grid-cols-2 overflow-hidden',
          owes
            ? 'wide:grid-cols-[11rem_11rem_13rem_minmax(0,1fr)]'
            : 'wide:grid-cols-[13rem_13rem_minmax(0,1fr)]',
        )}
      >
        <div className="border-r border-rule">
          <Figure
            to="/comenzi?stare=DRAFT"
            label={text.open}
            value={open === undefined ? blank : formatInteger(open)}
            note={open === undefined ? blank : text.openUnit(open)}
          />
        </div>
        <div className="wide:border-r wide:border-rule">
          <Figure
            to="/comenzi?stare=VALIDAT"
            label={text.validatedToday}
            value={validated ? formatInteger(validated.today) : blank}
            note={validated && text.validatedWeek(validated.week)}
          />
        </div>
        {owes && (
          <div className="col-span-2 border-t border-rule wide:col-span-1 wide:border-t-0 wide:border-r">
            <Figure
              to="/facturi?arata=neincasate"
              label={text.unpaid}
              value={formatInteger(unpaid.n)}
              note={formatLei(unpaid.lei)}
            />
          </div>
        )}
        <div className="col-span-2 flex flex-col gap-x-8 border-t border-rule px-[min(1rem,4vw)] pt-4 desk:flex-row desk:items-stretch desk:justify-between desk:px-6 desk:pt-5 wide:col-span-1 wide:border-t-0">
          <div className="min-w-0 pb-3.5 desk:shrink-0">
            <h2 className="engraved text-ink-3">{text.month(name)}</h2>
            <p className="mt-1">
              {month ? (
                <Money bani={month.total} size="total" className="text-left" />
              ) : (
                <span className="text-3xl">{blank}</span>
              )}
            </p>
            <p className="pt-0.5 text-sm text-ink-2">
              {month ? (isPayer ? text.monthVat(month.orders) : text.monthNote(month.orders)) : blank}
            </p>
          </div>
          <MonthScale days={month?.days ?? []} today={dayOfMonth(today)} label={text.scale(name)} />
        </div>
      </Paper>
    </section>
  )
}
