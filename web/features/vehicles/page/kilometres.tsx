import { compare } from '#domain/kernel/compare.ts'
import { daysBetween } from '#domain/kernel/days.ts'
import { odometerOf } from '#domain/workshop/reminders/due.ts'
import { useLive } from '#web/data/hooks.ts'
import { readReadings } from '#web/data/workshop/cars.ts'
import { formatDayShort, formatInteger, formatKilometres } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'

const WIDTH = 320
const HEIGHT = 56
const EDGE = 4

/** The car's kilometres from order to order; nothing with fewer than two readings. */
export const Kilometres = ({ vehicleId }: { vehicleId: string }) => {
  const text = m.vehiclesPage.kilometres
  const readings = useLive((db) => readReadings(db, vehicleId), [vehicleId])
  if (!readings || readings.length < 2) return null
  const sorted = [...readings].sort((a, b) => compare(a.day, b.day) || a.km - b.km)
  const odometer = odometerOf(sorted)
  const [first, last] = [sorted[0], sorted.at(-1)]
  if (!first || !last || !odometer) return null
  const most = Math.max(...sorted.map(({ km }) => km))
  const least = Math.min(...sorted.map(({ km }) => km))
  const days = Math.max(1, daysBetween(first.day, last.day))
  const x = (day: string) => EDGE + (daysBetween(first.day, day) / days) * (WIDTH - 2 * EDGE)
  const y = (km: number) => HEIGHT - EDGE - ((km - least) / Math.max(1, most - least)) * (HEIGHT - 2 * EDGE)
  const wentBack = sorted.some(({ km }, index) => km < (sorted[index - 1]?.km ?? 0))
  const said = [
    text.last(formatKilometres(odometer.km), formatDayShort(odometer.day)),
    odometer.perDay !== null && text.pace(formatInteger(Math.round(odometer.perDay * 30))),
  ]
    .filter(Boolean)
    .join(' · ')
  return (
    <section aria-labelledby="kilometres" className="mb-6">
      <h2 id="kilometres" className="mb-2 engraved text-ink-3">
        {text.title}
      </h2>
      <p className="figures">{said}</p>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={text.chart(formatKilometres(first.km), formatKilometres(last.km))}
        preserveAspectRatio="none"
        className="mt-1 h-14 w-full text-accent"
      >
        <polyline
          points={sorted.map(({ day, km }) => `${x(day)},${y(km)}`).join(' ')}
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
          vectorEffect="non-scaling-stroke"
        />
      </svg>
      <p className="flex justify-between gap-4 text-sm text-ink-3 figures">
        <span>
          {formatDayShort(first.day)} · {formatKilometres(first.km)}
        </span>
        <span>
          {formatDayShort(last.day)} · {formatKilometres(last.km)}
        </span>
      </p>
      {wentBack && <p className="mt-1 text-sm text-draft">{text.wentBack}</p>}
    </section>
  )
}
