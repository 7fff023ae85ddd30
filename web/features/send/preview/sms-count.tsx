import { MAX_SEGMENTS } from '#domain/messages/segments.ts'
import type { Cost } from '#web/features/send/outgoing/costly.ts'
import { m } from '#web/i18n/messages.ts'
import { cx } from '#web/ui/cx.ts'
import { Warning } from '#web/ui/warning.tsx'

/** Most letters named in the warning about them. */
const NAMED = 5

/** What an SMS costs: its size in the units of its alphabet, its segments, and the letters that make it dear. */
export const SmsCount = ({ cost: { size, left, segments, costly, without } }: { cost: Cost }) => {
  const text = m.send.count
  const isTooLong = segments > MAX_SEGMENTS
  return (
    <div className="flex flex-col gap-1">
      <p
        className={cx(
          'flex flex-wrap justify-between gap-x-4 text-sm figures',
          isTooLong ? 'text-danger' : 'text-ink-2',
        )}
      >
        <span>{text.size(size, size + left)}</span>
        <span className="font-medium">{text.segments(segments)}</span>
      </p>
      {isTooLong && <p className="text-sm text-danger">{text.tooLong(MAX_SEGMENTS)}</p>}
      {costly.length > 0 && without < segments && (
        <Warning>{text.costly(costly.slice(0, NAMED).join(' '), segments, without)}</Warning>
      )}
    </div>
  )
}
