import CircleAlert from 'lucide-react/icons/circle-alert'
import CircleCheck from 'lucide-react/icons/circle-check'
import FileDown from 'lucide-react/icons/file-down'
import { UPGRADE_PATH } from '#domain/plans/catalogue.ts'
import { useMutate, useSyncSummary } from '#web/data/hooks.ts'
import { useSubmit } from '#web/forms/use-submit.ts'
import { m } from '#web/i18n/messages.ts'
import { Link } from '#web/routing/link.tsx'
import { Button } from '#web/ui/button.tsx'
import { Paper } from '#web/ui/paper.tsx'
import { Progress } from '#web/ui/progress.tsx'
import { useOnline } from '#web/ui/use-online.ts'
import { Warning } from '#web/ui/warning.tsx'
import { failureOf } from './failure.ts'
import { type ExportView, isUnderWay } from './read-exports.ts'

type RequestProps = { kind: 'data' | 'roaauto'; last: ExportView | null }

/** What an export of a kind is, the progress of the pending one, and the button that requests one. */
export const ExportRequest = ({ kind, last }: RequestProps) => {
  const text = { ...m.exporting, ...m.exporting.kinds[kind] }
  const mutate = useMutate()
  const { submit, busy, problem } = useSubmit(async (newId) => {
    await mutate(text.name, [{ op: 'insert', collection: 'exports', id: newId(), data: { kind } }])
    return undefined
  })
  const failed = last?.status === 'failed'
  const wrong = problem ?? (failed ? failureOf(last.row.error) : undefined)
  return (
    <Paper className="mb-5">
      <div className="flex flex-col gap-5 px-4 py-6 desk:px-8 desk:py-8">
        <h2 className="text-lg font-semibold">{text.name}</h2>
        <p className="max-w-prose text-md text-pretty">{text.what}</p>
        <ul className="flex flex-col gap-1.5 text-ink-2">
          {text.lines.map((line) => (
            <li key={line} className="flex gap-2.5">
              <span aria-hidden className="mt-2.5 h-px w-3 shrink-0 bg-rule-strong" />
              {line}
            </li>
          ))}
        </ul>
        <div role="status" className="empty:-mb-5">
          {last?.status === 'ready' && (
            <p className="flex gap-2.5 text-good">
              <CircleCheck className="mt-0.5 size-5 shrink-0" aria-hidden />
              {text.ready}
            </p>
          )}
        </div>
        {last && isUnderWay(last) ? (
          <UnderWay view={last} />
        ) : (
          <>
            {wrong !== undefined && (
              <p role="alert" className="flex gap-2.5 text-danger">
                <CircleAlert className="mt-0.5 size-5 shrink-0" aria-hidden />
                {wrong}
              </p>
            )}
            <PlanNote />
            <div className="max-desk:*:w-full">
              <Button variant="primary" size="l" icon={<FileDown aria-hidden />} busy={busy} onClick={submit}>
                {failed ? text.retry : last ? text.another : text.start}
              </Button>
            </div>
          </>
        )}
      </div>
    </Paper>
  )
}

const UnderWay = ({ view: { row, status } }: { view: ExportView }) => {
  const text = m.exporting
  const isOnline = useOnline()
  if (status === 'unsent')
    return (
      <>
        <p role="status" className="font-medium">
          {isOnline ? text.unsent.sending : text.unsent.offline}
        </p>
        <PlanNote />
      </>
    )
  const percent = row.total === 0 ? 0 : Math.floor((100 * row.done) / row.total)
  return (
    <div className="flex flex-col gap-3">
      <Progress
        label={status === 'running' ? text.running : text.requested}
        done={row.done}
        total={row.total}
        detail={text.percent(percent)}
      />
      <p className="text-ink-2">{text.leave}</p>
    </div>
  )
}

/** Without sync no request reaches the server. */
const PlanNote = () => {
  const { problem } = useSyncSummary()
  if (problem !== 'plan') return null
  const { text, action } = m.exporting.plan
  return (
    <Warning>
      {text}{' '}
      <Link to={UPGRADE_PATH} className="font-medium underline underline-offset-2">
        {action}
      </Link>
    </Warning>
  )
}
