import CircleAlert from 'lucide-react/icons/circle-alert'
import RotateCw from 'lucide-react/icons/rotate-cw'
import { useRef } from 'react'
import { readSlots } from '#domain/workshop/appointments/slot-list.ts'
import type { Slot } from '#domain/workshop/appointments/slots.ts'
import type { RejectedEntry } from '#web/data/database.ts'
import { useData, useLive } from '#web/data/hooks.ts'
import { Form } from '#web/forms/form.tsx'
import { FreeSlots } from '#web/forms/free-slots.tsx'
import { formatInstant } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { sentenceOf } from '#web/i18n/sentence-of.ts'
import { Link } from '#web/routing/link.tsx'
import { pageOf } from '#web/syncing/page-of.ts'
import { Button } from '#web/ui/button.tsx'
import { Paper } from '#web/ui/paper.tsx'
import { toastUndo } from '#web/ui/toast-store.ts'
import { readable } from '#web/wording/readable.ts'
import { MendOp } from './mend-op.tsx'
import { discardRejected } from './rejected.ts'
import { useMending } from './use-mending.ts'

/** How many changes of one mutation are listed; nobody reads a whole order with its lines. */
const SPELLED_OUT = 12

/** One act that the server refused: why, what was requested, fields to correct it, and the actions. */
export const RejectedCard = ({ entry }: { entry: RejectedEntry }) => {
  const text = m.sync.rejected
  const { db } = useData()
  const { edits, edit, submit, errorOf, problem, busy } = useMending(entry)
  const ops = useLive(
    (database) => {
      const wrong = new Set(entry.issues?.map(({ path }) => path))
      return readable(database, entry.mutation, SPELLED_OUT, wrong)
    },
    [entry.n],
  )
  const page = useLive((database) => pageOf(database, entry.mutation), [entry.n])
  const form = useRef<HTMLFormElement>(null)
  const rest = entry.mutation.ops.length - SPELLED_OUT
  /** Offered as buttons, which the reason then only announces. */
  const free = entry.code === 'slot_taken' ? readSlots(String(entry.params?.slots ?? '')) : []

  const send = () => {
    // A figure that cannot be read is not sent, and gets the focus.
    const invalid = form.current?.querySelector<HTMLElement>('input:invalid')
    if (invalid) return invalid.focus()
    return submit()
  }
  /** A free place instead of the one that was taken meanwhile. */
  const takePlace = ({ at, bay_id, mechanic_id }: Slot) => {
    const index = entry.mutation.ops.findIndex(({ collection }) => collection === 'appointments')
    edit(index, 'data_ora', at)
    edit(index, 'bay_id', bay_id)
    edit(index, 'mechanic_id', mechanic_id)
    return submit()
  }
  const discard = async () => {
    const restore = await discardRejected(db, entry)
    toastUndo(text.discarded, () => void restore())
  }

  return (
    <li>
      <Paper>
        <article aria-label={entry.mutation.label} className="px-4 pt-4 pb-4 desk:px-6 desk:pt-5">
          <h2 className="text-lg font-semibold wrap-anywhere">{entry.mutation.label}</h2>
          <p className="text-sm text-ink-3">
            {text.when(formatInstant(entry.mutation.at), formatInstant(entry.rejectedAt))}
          </p>
          <div className="mt-3 flex gap-2.5 rounded-control bg-danger-soft px-3.5 py-2.5 text-danger">
            <CircleAlert className="mt-0.5 size-4.5 shrink-0" aria-hidden />
            <div className="flex min-w-0 grow flex-wrap gap-x-4 gap-y-1">
              <p className="min-w-0 grow basis-60">
                <span className="sr-only">{text.why}: </span>
                {free.length > 0 ? m.appointments.taken : sentenceOf(entry)}
              </p>
              {page && (
                <Link to={page.to} className="font-semibold underline underline-offset-2 pointer-coarse:py-1">
                  {text.pages[page.of]}
                </Link>
              )}
            </div>
          </div>
          {free.length > 0 && (
            <div className="mt-3">
              <FreeSlots slots={free} onTake={takePlace} />
            </div>
          )}
          <Form ref={form} onSubmit={send}>
            <h3 className="mt-4 border-b border-ink pb-1 engraved text-ink-2">{text.what}</h3>
            <div className="min-h-12">
              {ops?.map((wanted) => {
                const op = entry.mutation.ops[wanted.index]
                return (
                  op && (
                    <MendOp
                      key={wanted.key}
                      wanted={wanted}
                      op={op}
                      edits={edits[wanted.index] ?? {}}
                      onEdit={(column, value) => edit(wanted.index, column, value)}
                      errorOf={errorOf}
                    />
                  )
                )
              })}
              {rest > 0 && <p className="py-2 text-sm text-ink-2">{text.more(rest)}</p>}
            </div>
            <div role="alert">
              {problem && (
                <p className="mb-3 text-danger">
                  <strong className="font-semibold">{text.retryFailed}</strong> {problem}
                </p>
              )}
            </div>
            <div className="mt-2 flex flex-wrap gap-2">
              <Button type="submit" icon={<RotateCw aria-hidden />} busy={busy}>
                {text.retry}
              </Button>
              <Button variant="quiet" onClick={discard}>
                {text.discard}
              </Button>
            </div>
          </Form>
        </article>
      </Paper>
    </li>
  )
}
