import { formatDay } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { Link } from '#web/routing/link.tsx'
import type { Block } from '../grid/blocks.ts'
import { isLate } from '../grid/blocks.ts'
import type { Load } from '../load.ts'
import { LoadBar } from '../load-bar.tsx'
import { AppointmentRow } from './appointment-row.tsx'

/** A day of a list: its appointments in order, and how full it is. */
export type AgendaDay = {
  day: string
  blocks: readonly Block[]
  /** null where it is of no use, as in a list of requests. */
  load: Load | null
  isClosed: boolean
  reason: string
  promised: number
  /** The minute of now on it, beyond its ends on other days. */
  now: number
}

type AgendaProps = {
  days: readonly AgendaDay[]
  today: string
  laneName: (block: Block) => string
  dayLink: (day: string) => string
  onOpen: (id: string) => void
}

/** Days one under the other with their appointments: the list, and the week on a phone. */
export const Agenda = ({ days, today, laneName, dayLink, onOpen }: AgendaProps) => (
  <div>
    {days.map((one) => (
      <section
        key={one.day}
        aria-label={formatDay(one.day)}
        className="[content-visibility:auto] [contain-intrinsic-size:auto_12rem]"
      >
        <div className="flex flex-wrap items-center justify-between gap-x-4 border-b border-rule-strong bg-sunk px-4 py-1">
          <h2 className="min-w-0 font-semibold">
            <Link
              to={dayLink(one.day)}
              className="inline-flex min-h-11 items-center gap-2 rounded-control first-letter:uppercase hover:underline"
            >
              <span className="first-letter:uppercase">{formatDay(one.day)}</span>
              {one.day === today && (
                <span className="rounded-chip bg-accent px-1.5 text-xs text-accent-ink">
                  {m.calendar.today}
                </span>
              )}
            </Link>
          </h2>
          {one.isClosed ? (
            <span className="text-sm text-ink-2">{one.reason || m.calendar.closed}</span>
          ) : (
            one.load && <LoadBar load={one.load} className="w-36" />
          )}
          {one.promised > 0 && (
            <p className="w-full pb-1.5 text-sm text-ink-2">{m.calendar.promisedCount(one.promised)}</p>
          )}
        </div>
        {one.blocks.length === 0 ? (
          !one.isClosed && <p className="px-4 py-3 text-sm text-ink-3">{m.calendar.noneOfDay}</p>
        ) : (
          <ul>
            {one.blocks.map((block) => (
              <AppointmentRow
                key={block.id}
                block={block}
                lane={laneName(block)}
                isLate={isLate(block, one.now)}
                onOpen={onOpen}
              />
            ))}
          </ul>
        )}
      </section>
    ))}
  </div>
)
