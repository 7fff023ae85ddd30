import CircleAlert from 'lucide-react/icons/circle-alert'
import RotateCw from 'lucide-react/icons/rotate-cw'
import { useState } from 'react'
import type { RejectedEntry } from '#web/data/database.ts'
import { useData, useLive } from '#web/data/hooks.ts'
import { sentenceOfError } from '#web/features/editing/sentence-of-error.ts'
import { formatInstant } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { Paper } from '#web/ui/paper.tsx'
import { Plate } from '#web/ui/plate.tsx'
import { toast, toastUndo } from '#web/ui/toast-store.ts'
import { readable, type WantedOp } from './readable.ts'
import { discardRejected, retryRejected } from './rejected.ts'

/** Changes of one mutation that are spelled out; a whole order with its lines is more than anybody reads. */
const SPELLED_OUT = 12

const Wanted = ({ op }: { op: WantedOp }) => {
  const text = m.sync.rejected
  const hasNow = op.columns.some(({ now }) => now !== null)
  return (
    <div className="border-b border-rule py-3 last:border-b-0">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <Plate plate={op.plate} size="s" className={op.plate ? '' : 'hidden'} />
        <span className="min-w-0 font-medium wrap-anywhere">{op.title}</span>
      </p>
      {op.columns.length > 0 && (
        <table className="mt-2 w-full table-fixed text-left text-sm">
          <thead className={hasNow ? 'engraved text-ink-3' : 'sr-only'}>
            <tr>
              <th scope="col" className="w-1/3 pr-3 pb-1 font-semibold">
                {text.column}
              </th>
              {hasNow && (
                <th scope="col" className="pr-3 pb-1 font-semibold">
                  {text.now}
                </th>
              )}
              <th scope="col" className="pb-1 font-semibold">
                {text.wanted}
              </th>
            </tr>
          </thead>
          <tbody>
            {op.columns.map(({ column, label, now, wanted }) => (
              <tr key={column} className="align-baseline">
                <th scope="row" className="py-0.5 pr-3 font-normal text-ink-2">
                  {label}
                </th>
                {hasNow && <td className="py-0.5 pr-3 wrap-anywhere text-ink-2">{now}</td>}
                <td className="py-0.5 font-medium wrap-anywhere">{wanted}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
}

/** One act that the server refused: what was wanted, why not, and the two ways out. */
export const RejectedCard = ({ entry }: { entry: RejectedEntry }) => {
  const text = m.sync.rejected
  const { db, writer } = useData()
  const ops = useLive((database) => readable(database, entry.mutation, SPELLED_OUT), [entry.n])
  const [failure, setFailure] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const rest = entry.mutation.ops.length - SPELLED_OUT

  const retry = async () => {
    setBusy(true)
    setFailure(null)
    try {
      await retryRejected(writer, entry)
      toast(text.accepted)
    } catch (error) {
      setFailure(sentenceOfError(error))
      setBusy(false)
    }
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
          <p className="mt-3 flex gap-2.5 rounded-control bg-danger-soft px-3.5 py-2.5 text-danger">
            <CircleAlert className="mt-0.5 size-4.5 shrink-0" aria-hidden />
            <span>
              <span className="sr-only">{text.why}: </span>
              {entry.message}
            </span>
          </p>
          <h3 className="mt-4 border-b border-ink pb-1 engraved text-ink-2">{text.what}</h3>
          <div className="min-h-12">
            {ops?.map((op) => (
              <Wanted key={op.key} op={op} />
            ))}
            {rest > 0 && <p className="py-2 text-sm text-ink-2">{text.more(rest)}</p>}
          </div>
          <div role="alert">
            {failure && (
              <p className="mb-3 text-danger">
                <strong className="font-semibold">{text.retryFailed}</strong> {failure}
              </p>
            )}
          </div>
          <div className="mt-2 flex flex-wrap gap-2">
            <Button icon={<RotateCw aria-hidden />} busy={busy} onClick={() => void retry()}>
              {text.retry}
            </Button>
            <Button variant="quiet" onClick={() => void discard()}>
              {text.discard}
            </Button>
          </div>
        </article>
      </Paper>
    </li>
  )
}
