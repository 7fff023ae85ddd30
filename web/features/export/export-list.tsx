import Download from 'lucide-react/icons/download'
import { dayInRomania } from '#domain/kernel/dates.ts'
import { reportError } from '#web/forms/report-error.ts'
import { formatBytes, formatDayOfYear, formatInstant } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { Paper } from '#web/ui/paper.tsx'
import { Warning } from '#web/ui/warning.tsx'
import { downloadExport } from './download-export.ts'
import type { ExportView } from './read-exports.ts'

/** The exports of the last month: when, by whom, how large, and the file while it is available. */
export const ExportList = ({ views }: { views: readonly ExportView[] }) => {
  const text = m.exporting.list
  return (
    <section aria-labelledby="exporturi" className="mt-8">
      <h2 id="exporturi" className="mb-3 text-lg font-semibold">
        {text.title}
      </h2>
      <Paper>
        {views.length === 0 ? (
          <div className="px-4 py-6 desk:px-8">
            <p className="font-medium">{text.none}</p>
            <p className="text-ink-2">{text.noneText}</p>
          </div>
        ) : (
          <ul className="divide-y divide-rule px-4 desk:px-8">
            {views.map((view) => (
              <Entry key={view.row.id} view={view} />
            ))}
          </ul>
        )}
      </Paper>
    </section>
  )
}

const Entry = ({ view }: { view: ExportView }) => {
  const text = m.exporting.list
  const { row, status } = view
  const when = formatInstant(row.created_at)
  const facts = [
    ...(status === 'ready' || status === 'expired' ? [formatBytes(row.size)] : []),
    ...(row.asked_by === '' ? [] : [text.by(row.asked_by)]),
  ]
  return (
    <li className="py-4">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <p className="flex flex-wrap gap-x-2 font-medium figures">
            {m.exporting.kinds[row.kind].name}, {when}
            <span className="font-normal text-ink-2">{wordOf(view)}</span>
          </p>
          {facts.length > 0 && <p className="text-sm text-ink-2 wrap-anywhere">{facts.join(' · ')}</p>}
        </div>
        {status === 'ready' && (
          <div className="flex flex-wrap gap-2 max-desk:w-full">
            {Array.from({ length: row.pieces }, (_, index) => index + 1).map((piece) => (
              <Button
                key={piece}
                icon={<Download aria-hidden />}
                aria-label={text.downloadOf(when, piece, row.pieces)}
                className="max-desk:w-full"
                onClick={() => reportError(downloadExport(row, piece))}
              >
                {row.pieces === 1 ? text.download : text.piece(piece, row.pieces)}
              </Button>
            ))}
          </div>
        )}
      </div>
      {status === 'ready' && row.checks_ok === 0 && <Warning className="mt-3">{text.checks}</Warning>}
    </li>
  )
}

const wordOf = ({ row, status }: ExportView): string => {
  const { working, until, ...text } = m.exporting.list
  if (status === 'ready') return until(formatDayOfYear(dayInRomania(Date.parse(row.expires_at))))
  return status === 'requested' || status === 'running' ? working : text[status]
}
