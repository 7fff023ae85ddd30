import { type Axis, clockText, lengthOf, type Span } from '../geometry.ts'

/** The line of now over the lanes of today. */
export const NowLine = ({ minute, shown, axis }: { minute: number; shown: Span; axis: Axis }) => {
  if (minute < shown.from || minute >= shown.to) return null
  const at = `${((minute - shown.from) / lengthOf(shown)) * 100}%`
  return (
    <span
      aria-hidden
      className="now"
      style={
        axis === 'down'
          ? { top: at, left: 0, right: 0, height: 2 }
          : { left: at, top: 0, bottom: 0, width: 2 }
      }
    />
  )
}

/** The times beside the lanes; that of now in their place. */
export const HourScale = ({ shown, now }: { shown: Span; now: number | null }) => {
  const hours = Array.from({ length: lengthOf(shown) / 60 }, (_, index) => shown.from + index * 60)
  return (
    <div aria-hidden className="relative figures text-xs text-ink-3">
      {hours.map((hour) => (
        <span
          key={hour}
          className="absolute right-2 -translate-y-1/2"
          style={{ top: `${((hour - shown.from) / lengthOf(shown)) * 100}%` }}
        >
          {hour === shown.from ? '' : clockText(hour)}
        </span>
      ))}
      {now !== null && now >= shown.from && now < shown.to && (
        <span
          className="absolute right-0 z-2 -translate-y-1/2 rounded-chip bg-accent px-1 font-semibold text-accent-ink"
          style={{ top: `${((now - shown.from) / lengthOf(shown)) * 100}%` }}
        >
          {clockText(now)}
        </span>
      )}
    </div>
  )
}
