import Bell from 'lucide-react/icons/bell'
import { useData, useLive } from '#web/data/hooks.ts'
import { useToday } from '#web/data/use-today.ts'
import { m } from '#web/i18n/messages.ts'
import { Link } from '#web/routing/link.tsx'
import { Paper } from '#web/ui/paper.tsx'
import { Plate } from '#web/ui/plate.tsx'
import { readShopReminders } from './read.ts'
import { DueText } from './reminder-row.tsx'

/** How many reminders the first page shows. */
const FIRST = 4

/** On the first page: whom to call; nothing when nobody is due. */
export const RemindersDue = () => {
  const text = m.reminders
  const { writer } = useData()
  const today = useToday()
  const found = useLive((db) => readShopReminders(db, writer.actor.tenantId, today), [today])
  const due = found?.entries.filter(({ due: { state } }) => state === 'late' || state === 'soon') ?? []
  if (due.length === 0) return null
  return (
    <section aria-labelledby="reminders-due" className="mt-8">
      <div className="mb-2 flex items-baseline justify-between gap-4">
        <h2 id="reminders-due" className="flex items-baseline gap-2 engraved text-ink-3">
          <Bell className="size-4 self-center" aria-hidden />
          {text.dueTitle(due.length)}
        </h2>
        <Link
          to="/scadente"
          className="py-1 text-sm font-medium text-accent-text underline underline-offset-2 pointer-coarse:py-3"
        >
          {text.all}
        </Link>
      </div>
      <Paper>
        <ul>
          {due.slice(0, FIRST).map((entry) => (
            <li key={entry.reminder.id} className="border-b border-rule last:border-b-0">
              <Link
                to={`/vehicule/${entry.car.id}`}
                className="flex min-h-14 items-center gap-x-4 px-4 py-2 hover:bg-hover focus-visible:-outline-offset-2"
              >
                <Plate plate={entry.car.nr_inmatriculare} size="s" />
                <span className="flex min-w-0 grow flex-col gap-x-4 gap-y-0.5 desk:flex-row desk:items-center">
                  <span className="min-w-0 grow truncate">
                    <span className="font-medium">{text.kinds[entry.reminder.kind]}</span>
                    <span className="text-ink-2"> · {entry.car.client_nume}</span>
                  </span>
                  <DueText entry={entry} />
                </span>
              </Link>
            </li>
          ))}
        </ul>
      </Paper>
    </section>
  )
}
