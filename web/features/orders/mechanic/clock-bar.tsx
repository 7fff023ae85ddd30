import ChevronRight from 'lucide-react/icons/chevron-right'
import Square from 'lucide-react/icons/square'
import { addDays, mondayOf } from '#domain/kernel/days.ts'
import { sharesOf, timeOf } from '#domain/reports/hours.ts'
import type { WorkSession } from '#domain/workshop/clock/schema.ts'
import { useLive } from '#web/data/hooks.ts'
import { timeNow } from '#web/data/time.ts'
import { useToday } from '#web/data/use-today.ts'
import { formatDuration } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { Link } from '#web/routing/link.tsx'
import { Button } from '#web/ui/button.tsx'
import { Paper } from '#web/ui/paper.tsx'
import { Elapsed } from '../hours/elapsed.tsx'
import { useClock } from '../hours/use-clock.ts'
import { useWhat } from '../hours/use-what.ts'

/** What runs now, with the one button that stops it, and the hours of the day and of the week. */
export const ClockBar = ({
  mechanicId,
  running,
}: {
  mechanicId: string
  running: WorkSession | undefined
}) => {
  const t = m.orders.clock
  const today = useToday()
  const monday = mondayOf(today)
  const sums = useLive(
    async (db) => {
      const sessions = await db
        .rows('work_sessions')
        .where('started_at')
        // The week may begin within a session of the night before.
        .above(addDays(monday, -2))
        .filter(({ mechanic_id }) => mechanic_id === mechanicId)
        .toArray()
      const shares = sharesOf(sessions, timeNow())
      return {
        day: timeOf(shares.filter(({ day }) => day === today)),
        week: timeOf(shares.filter(({ day }) => day >= monday)),
      }
    },
    [mechanicId, today, monday],
  )
  return (
    <Paper className="mb-4 px-4 py-3">
      {running && <Running session={running} />}
      <Link
        to="/ore"
        className="-mx-2 flex min-h-12 items-center justify-between gap-3 rounded-control px-2 hover:bg-hover active:bg-pressed"
      >
        <span className="figures">
          {running ? null : <span className="block text-sm text-ink-2">{t.nothingRuns}</span>}
          {sums && t.sums(formatDuration(sums.day), formatDuration(sums.week))}
        </span>
        <ChevronRight className="size-5 shrink-0 text-ink-3" aria-hidden />
      </Link>
    </Paper>
  )
}

const Running = ({ session }: { session: WorkSession }) => {
  const t = m.orders.clock
  const { stop } = useClock()
  const what = useWhat(session)
  return (
    <div className="mb-2 flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-rule pb-3">
      <span className="min-w-0 grow basis-48">
        <span className="block text-sm text-ink-2">{t.running}</span>
        <span className="block truncate font-semibold">{what}</span>
        <Elapsed session={session} className="block text-2xl font-semibold figures" />
      </span>
      <Button
        variant="primary"
        size="l"
        icon={<Square className="fill-current" aria-hidden />}
        onClick={() => stop(session)}
        className="grow desk:grow-0"
      >
        {t.stop}
      </Button>
    </div>
  )
}
