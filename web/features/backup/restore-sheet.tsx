import { useState } from 'react'
import type { Preview } from '#web/data/backup/check-backup.ts'
import type { BackupProgress } from '#web/data/backup/format.ts'
import { RESTORED } from '#web/data/backup/notes.ts'
import { useData } from '#web/data/hooks.ts'
import { timeNow } from '#web/data/time.ts'
import { useOwnData } from '#web/data/workshop/own-data.ts'
import { sentenceOfError } from '#web/forms/sentence-of-error.ts'
import { formatDayOfYear, formatInstant } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { Progress } from '#web/ui/progress.tsx'
import { Sheet } from '#web/ui/sheet.tsx'

const Side = ({ title, children }: { title: string; children: string[] }) => (
  <div className="min-w-0 border-t border-ink pt-2">
    <h3 className="engraved text-ink-2">{title}</h3>
    {children.filter(Boolean).map((line) => (
      <p key={line} className="mt-1 wrap-anywhere">
        {line}
      </p>
    ))}
  </div>
)

/** Compares the file with the data on this device. */
const Comparison = ({ preview }: { preview: Preview }) => {
  const { head, counts, refused, latestOrder, pictures, lostPictures } = preview
  const text = m.backup.restore
  const own = useOwnData()
  return (
    <>
      <div className="grid gap-5 desk:grid-cols-2">
        <Side title={text.inFile}>
          {[
            head.shop,
            m.backup.things(counts.orders ?? 0, counts.vehicles ?? 0),
            pictures === 0 ? '' : text.pictures(pictures),
            latestOrder === null ? '' : text.latest(formatDayOfYear(latestOrder)),
          ]}
        </Side>
        <Side title={text.here}>{[own ? m.backup.things(own.orders, own.vehicles) : '\u00a0']}</Side>
      </div>
      {refused > 0 && <p className="mt-4 text-danger">{text.refused(refused)}</p>}
      {lostPictures > 0 && <p className="mt-4 text-danger">{text.lostPictures(lostPictures)}</p>}
      <p className="mt-4 text-ink-2">{text.safe}</p>
    </>
  )
}

/** Compares a chosen backup with the data here, with the one button that restores it. */
export const RestoreSheet = ({
  file,
  preview,
  onClose,
}: {
  file: Blob
  preview: Preview
  onClose: () => void
}) => {
  const text = m.backup.restore
  const { writer } = useData()
  const [progress, setProgress] = useState<BackupProgress | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const { head } = preview

  const restore = async () => {
    setFailure(null)
    setProgress({ done: 0, total: head.total + preview.pictures })
    try {
      const { restoreBackup } = await import('#web/data/backup/restore-backup.ts')
      await restoreBackup(writer, file, setProgress)
      // Other tabs show the old data; they reload too.
      localStorage.setItem(RESTORED, String(timeNow()))
      location.reload()
    } catch (error) {
      setFailure(sentenceOfError(error))
      setProgress(null)
    }
  }

  return (
    <Sheet
      open
      onOpenChange={(open) => !open && progress === null && onClose()}
      title={text.title}
      description={text.from(formatInstant(head.madeAt))}
      desktop="center"
      footer={
        progress === null && (
          <>
            <Button onClick={onClose}>{text.cancel}</Button>
            <Button variant="primary" onClick={() => restore()}>
              {text.replace}
            </Button>
          </>
        )
      }
    >
      {progress ? (
        <Progress className="py-4" label={text.running} {...progress} />
      ) : (
        <Comparison preview={preview} />
      )}
      <div role="alert">{failure && <p className="mt-4 text-danger">{failure}</p>}</div>
    </Sheet>
  )
}
