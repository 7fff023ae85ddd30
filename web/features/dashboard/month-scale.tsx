import { formatLei } from '#web/i18n/format.ts'
import { cx } from '#web/ui/cx.ts'

/** Minimum height of a day with work, in hundredths of the scale: a lower one would be invisible. */
const LEAST = 6

/** The days of a month as strokes on a scale: the work of each day, in bani. Today is marked in the accent. */
export const MonthScale = ({
  days,
  today,
  label,
}: {
  days: readonly number[]
  today: number
  label: string
}) => {
  const most = Math.max(1, ...days)
  const spoken = days.flatMap((bani, index) => (bani > 0 ? [`${index + 1}: ${formatLei(bani)}`] : []))
  return (
    <div
      role="img"
      aria-label={`${label}. ${spoken.join('; ')}`}
      className="flex h-24 w-full min-w-0 grow items-stretch gap-0.5 pb-2 desk:max-w-md desk:self-end"
    >
      {days.map((bani, index) => {
        const day = index + 1
        const part = bani > 0 ? Math.max(LEAST, Math.round((bani / most) * 100)) : 0
        return (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: the days of a month are their places
            key={index}
            className="flex h-full min-w-0 grow basis-0 flex-col items-center"
          >
            <span className="flex min-h-0 w-full grow items-end justify-center">
              <span
                className={cx('w-full max-w-2', day === today ? 'bg-accent' : 'bg-ink-2')}
                style={{ height: `${part}%` }}
              />
            </span>
            <span className="mt-1 h-2.5 shrink-0">
              <span
                className={cx(
                  'block',
                  day % 5 === 0 || day === 1 ? 'h-2.5' : 'h-1.5',
                  day === today ? 'w-0.5 bg-accent' : day > today ? 'w-px bg-rule-strong' : 'w-px bg-ink-3',
                )}
              />
            </span>
            <span
              className={cx(
                'h-3.5 shrink-0 text-[0.625rem] leading-3.5 whitespace-nowrap cond tabular-nums',
                day === today ? 'font-bold text-accent-text' : 'text-ink-3',
              )}
            >
              {day === today || ((day % 5 === 0 || day === 1) && Math.abs(day - today) > 1) ? day : ''}
            </span>
          </span>
        )
      })}
    </div>
  )
}
