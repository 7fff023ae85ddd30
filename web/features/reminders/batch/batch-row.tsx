import { useId } from 'react'
import { formatPlate } from '#domain/romania/plate.ts'
import { formatDayShort } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { cx } from '#web/ui/cx.ts'
import { Plate } from '#web/ui/plate.tsx'
import type { Row } from './use-batch.ts'

/** Why a message of the batch does not go out, in a few words. */
const wordsOf = (why: Row['why']): string => {
  const text = m.send.batch.why
  if (why === '') return ''
  if (why === 'told') return text.told
  if (why === 'no_consent') return text.consent
  if (why === 'stopped') return text.stopped
  return why === 'email_invalid' ? text.email : why.startsWith('number') ? text.phone : m.send.reasons[why]
}

/** One car of the batch; all of it is the target. */
export const BatchRow = ({
  row,
  isChosen,
  onToggle,
}: {
  row: Row
  isChosen: boolean
  onToggle: () => void
}) => {
  const noteId = useId()
  const { outgoing, day, why } = row
  const isClosed = why !== ''
  return (
    <li className="border-b border-rule last:border-b-0">
      <label
        className={cx(
          'flex min-h-14 flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2 desk:px-5',
          isClosed ? 'text-ink-2' : 'cursor-pointer hover:bg-hover',
        )}
      >
        <input
          type="checkbox"
          checked={isChosen}
          disabled={isClosed}
          onChange={onToggle}
          aria-label={m.send.batch.choose(formatPlate(outgoing.plate))}
          {...(isClosed && { 'aria-describedby': noteId })}
          className="size-5 shrink-0 accent-accent"
        />
        <Plate plate={outgoing.plate} size="s" />
        <span className="min-w-0 grow basis-32 truncate">
          {outgoing.name || m.vehiclesPage.unknownClient}
        </span>
        <span className="flex w-full items-baseline gap-x-4 pl-9 text-sm text-ink-2 desk:w-auto desk:pl-0">
          <span id={noteId} className="empty:hidden">
            {wordsOf(why)}
          </span>
          <span className="figures">{formatDayShort(day)}</span>
        </span>
      </label>
    </li>
  )
}
