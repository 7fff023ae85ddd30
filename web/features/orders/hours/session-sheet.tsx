import Trash from 'lucide-react/icons/trash-2'
import { Suspense, useState } from 'react'
import { dayInRomania } from '#domain/kernel/dates.ts'
import type { WorkSession } from '#domain/workshop/clock/schema.ts'
import { instantOf } from '#web/data/clock.ts'
import { useMutate } from '#web/data/hooks.ts'
import { newId } from '#web/data/open-data.ts'
import { timeNow } from '#web/data/time.ts'
import { reportError } from '#web/forms/report-error.ts'
import { formatHours, formatInstant, formatTime } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { TextField } from '#web/ui/field.tsx'
import { late } from '#web/ui/late.ts'
import { Sheet } from '#web/ui/sheet.tsx'
import { toastUndo } from '#web/ui/toast-store.ts'
import { TimesFields, timesOf } from './times-fields.tsx'

const HistorySheet = late(async () => (await import('#web/features/history/history-sheet.tsx')).HistorySheet)

type SessionSheetProps = { session: WorkSession; what: string; onClose: () => void }

/** Corrects when a session began and ended; one that goes past midnight ends on the next day. */
export const SessionSheet = ({ session, what, onClose }: SessionSheetProps) => {
  const t = m.orders.clock
  const mutate = useMutate()
  const [day, setDay] = useState<string | null>(dayInRomania(Date.parse(session.started_at)))
  const [from, setFrom] = useState(formatTime(session.started_at))
  const [to, setTo] = useState(session.stopped_at === null ? '' : formatTime(session.stopped_at))
  const [note, setNote] = useState(session.note)
  const [problem, setProblem] = useState('')
  const [isHistory, setHistory] = useState(false)

  const times = (): Pick<WorkSession, 'started_at' | 'stopped_at'> | string => {
    const isRunning = session.stopped_at === null
    const found = timesOf({ day, from, to }, timeNow(), isRunning)
    if (typeof found === 'string') return found
    const kept = (before: string | null, after: number | null) =>
      // Seconds that nobody sees stay as the clock wrote them.
      before !== null && after !== null && Math.floor(Date.parse(before) / 60_000) === after / 60_000
        ? before
        : after === null
          ? null
          : instantOf(after)
    return {
      started_at: kept(session.started_at, found.from) ?? session.started_at,
      stopped_at: kept(session.stopped_at, found.to),
    }
  }

  const save = async () => {
    const found = session.typed === null ? times() : session
    if (typeof found === 'string') return setProblem(found)
    setProblem('')
    const data: Record<string, string | number | null> = { note, asks: 0 }
    if (found.started_at !== session.started_at) data.started_at = found.started_at
    if (found.stopped_at !== session.stopped_at) data.stopped_at = found.stopped_at
    await reportError(
      mutate(t.corrected, [{ op: 'patch', collection: 'work_sessions', id: session.id, data }]).then(onClose),
    )
  }

  const remove = () => {
    const { order_id, line_id, mechanic_id, started_at, stopped_at, typed } = session
    return reportError(
      mutate(t.removed, [{ op: 'delete', collection: 'work_sessions', id: session.id }]).then(() => {
        onClose()
        const data = { order_id, line_id, mechanic_id, started_at, stopped_at, typed, note, by_hand: 1 }
        toastUndo(t.removed, () =>
          reportError(mutate(t.undone, [{ op: 'insert', collection: 'work_sessions', id: newId(), data }])),
        )
      }),
    )
  }

  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={t.correct}
      description={what}
      footer={
        <Button variant="primary" size="l" wide onClick={save}>
          {t.save}
        </Button>
      }
    >
      <div className="flex flex-col gap-4 pb-2">
        {session.typed === null ? (
          <TimesFields
            typed={{ day, from, to }}
            onChange={(typed) => {
              setDay(typed.day)
              setFrom(typed.from)
              setTo(typed.to)
            }}
            problem={problem}
          />
        ) : (
          <p>{t.typedTotal(formatHours(session.typed))}</p>
        )}
        <TextField label={t.note} value={note} maxLength={300} onChange={setNote} />
        {session.corrected_at !== null && (
          <p className="text-sm text-ink-2">{t.correctedAt(formatInstant(session.corrected_at))}</p>
        )}
        <div className="flex flex-wrap gap-2">
          <Button variant="quiet" onClick={() => setHistory(true)}>
            {t.history}
          </Button>
          <Button variant="quiet" icon={<Trash aria-hidden />} onClick={remove}>
            {t.remove}
          </Button>
        </div>
      </div>
      {isHistory && (
        <Suspense>
          <HistorySheet collection="work_sessions" id={session.id} onClose={() => setHistory(false)} />
        </Suspense>
      )}
    </Sheet>
  )
}
