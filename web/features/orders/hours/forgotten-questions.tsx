import { useState } from 'react'
import { dayInRomania } from '#domain/kernel/dates.ts'
import type { WorkSession } from '#domain/workshop/clock/schema.ts'
import { useLive, useMutate } from '#web/data/hooks.ts'
import { reportError } from '#web/forms/report-error.ts'
import { formatDay, formatTime } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { Paper } from '#web/ui/paper.tsx'
import { SessionSheet } from './session-sheet.tsx'
import { useWhat } from './use-what.ts'

/** Asks about clocks that were forgotten and ended by themselves. */
export const ForgottenQuestions = ({ mechanics }: { mechanics: readonly string[] }) => {
  const asked = useLive(
    async (db) =>
      (await db.rows('work_sessions').where('asks').equals(1).toArray()).filter(
        ({ mechanic_id }) => mechanic_id !== null && mechanics.includes(mechanic_id),
      ),
    [mechanics.join()],
  )
  if (!asked || asked.length === 0) return null
  return (
    <ul className="mb-4 flex flex-col gap-3">
      {asked.map((session) => (
        <Question key={session.id} session={session} />
      ))}
    </ul>
  )
}

const Question = ({ session }: { session: WorkSession }) => {
  const t = m.orders.clock
  const mutate = useMutate()
  const what = useWhat(session)
  const [isOpen, setOpen] = useState(false)
  const day = formatDay(dayInRomania(Date.parse(session.started_at)))
  const confirm = () =>
    reportError(
      mutate(t.confirmed, [{ op: 'patch', collection: 'work_sessions', id: session.id, data: { asks: 0 } }]),
    )
  return (
    <li>
      <Paper className="border-l-4 border-accent px-4 py-3">
        <p className="font-semibold">{t.forgotten(formatTime(session.stopped_at ?? session.ends_at), day)}</p>
        <p className="text-sm text-ink-2">{what}</p>
        <div className="mt-3 flex flex-wrap gap-2">
          <Button variant="primary" size="l" onClick={confirm} className="grow">
            {t.right}
          </Button>
          <Button size="l" onClick={() => setOpen(true)} className="grow">
            {t.change}
          </Button>
        </div>
      </Paper>
      {isOpen && <SessionSheet session={session} what={what} onClose={() => setOpen(false)} />}
    </li>
  )
}
