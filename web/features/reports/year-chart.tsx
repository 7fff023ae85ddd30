import { useId } from 'react'
import { formatLei, formatMonth } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { Link } from '#web/routing/link.tsx'
import { cx } from '#web/ui/cx.ts'

/** Minimum height of a month with work, in hundredths of the scale: a lower one would be invisible. */
const LEAST = 2
const ALL = 100

/** The short name of a month, under its bar. */
const shortName = (month: string): string => formatMonth(`${month}-01`).slice(0, 3)

type YearChartProps = {
  months: readonly { month: string; total: number }[]
  /** The month that the page shows. */
  chosen: string
}

/** Twelve months as bars; each links to its own report. A table underneath has the same figures. */
export const YearChart = ({ months, chosen }: YearChartProps) => {
  const titleId = useId()
  const most = Math.max(1, ...months.map(({ total }) => total))
  return (
    <figure aria-labelledby={titleId} className="min-w-0">
      <figcaption id={titleId} className="engraved text-ink-3">
        {m.reports.year}
      </figcaption>
      <ol className="mt-3 flex h-40 items-stretch">
        {months.map(({ month, total }) => {
          const height = total > 0 ? Math.max(LEAST, Math.round((total / most) * ALL)) : 0
          const isChosen = month === chosen
          return (
            <li key={month} className="min-w-0 grow basis-0">
              <Link
                to={`/rapoarte?luna=${month}`}
                {...(isChosen && { 'aria-current': true })}
                className="group flex h-full flex-col justify-end px-0.5 focus-visible:outline-offset-2 desk:px-1"
              >
                <svg
                  viewBox="0 0 10 100"
                  preserveAspectRatio="none"
                  aria-hidden
                  className="min-h-0 w-full grow"
                >
                  <rect
                    x="0"
                    y={ALL - height}
                    width="10"
                    height={height}
                    className={cx(isChosen ? 'fill-accent' : 'fill-ink-3 group-hover:fill-ink-2')}
                  />
                </svg>
                <span
                  className={cx(
                    'mt-1 border-t border-rule-strong pt-1 text-center text-2xs cond',
                    isChosen ? 'font-bold text-accent-text' : 'text-ink-3',
                  )}
                >
                  {shortName(month)}
                  <span className="sr-only">{` ${month.slice(0, 4)}: ${formatLei(total)}`}</span>
                </span>
              </Link>
            </li>
          )
        })}
      </ol>
      <details className="mt-3">
        <summary className="min-h-11 content-center cursor-pointer text-sm text-ink-2">
          {m.reports.asTable}
        </summary>
        <div className="overflow-x-auto">
          <table className="mt-1 w-full max-w-sm text-sm">
            <tbody>
              {months.map(({ month, total }) => (
                <tr key={month} className="border-t border-rule">
                  <th scope="row" className="py-1 text-left font-normal">
                    {formatMonth(`${month}-01`)} {month.slice(0, 4)}
                  </th>
                  <td className="text-right figures">{formatLei(total)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  )
}
