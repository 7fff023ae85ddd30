import Download from 'lucide-react/icons/download'
import Upload from 'lucide-react/icons/upload'
import { useEffect, useRef, useState } from 'react'
import type { Preview } from '#web/data/backup/check-backup.ts'
import { BACKUP_ENDING, type BackupProgress } from '#web/data/backup/format.ts'
import { useFirstRead } from '#web/data/first-reads.ts'
import { useAccount } from '#web/data/hooks.ts'
import { timeNow } from '#web/data/time.ts'
import { sentenceOfError } from '#web/forms/sentence-of-error.ts'
import { formatInstant } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { StorageFacts } from '#web/syncing/storage-facts.tsx'
import { Button } from '#web/ui/button.tsx'
import { Progress } from '#web/ui/progress.tsx'
import { daysSince } from './reminder.ts'
import { RestoreSheet } from './restore-sheet.tsx'
import { useBackup, useBackupAt } from './use-backup.ts'

type Chosen = { file: Blob; preview: Preview }

/** Chooses a file, reads it to its end, and shows what is in it. */
const useChoice = () => {
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [progress, setProgress] = useState<BackupProgress | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const check = async (file: Blob): Promise<void> => {
    setFailure(null)
    setProgress({ done: 0, total: 0 })
    try {
      const { checkBackup } = await import('#web/data/backup/check-backup.ts')
      setChosen({ file, preview: await checkBackup(file, setProgress) })
    } catch (error) {
      setFailure(sentenceOfError(error))
    } finally {
      setProgress(null)
    }
  }
  return { chosen, progress, failure, check, close: () => setChosen(null) }
}

/** The data from before the last restore, and the button that restores it. */
const WayBack = ({ onChoose }: { onChoose: (file: Blob) => void }) => {
  const [copy, setCopy] = useState<{ at: string; file: Blob } | null>(null)
  const [isRead, setRead] = useState(false)
  useFirstRead(!isRead)
  useEffect(() => {
    import('#web/data/backup/restore-backup.ts')
      .then(({ wayBack }) => wayBack())
      .then(setCopy, () => undefined)
      .finally(() => setRead(true))
  }, [])
  if (!copy) return null
  return (
    <div className="mt-5 flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-rule pt-4">
      <p className="min-w-0 grow basis-60 text-ink-2">{m.backup.wayBack(formatInstant(copy.at))}</p>
      <Button variant="quiet" onClick={() => onChoose(copy.file)}>
        {m.backup.wayBackAction}
      </Button>
    </div>
  )
}

const Age = ({ at }: { at: string | null }) => {
  const text = m.backup
  if (at === null) return <p className="font-medium">{text.never}</p>
  return (
    <p className="font-medium">
      {text.last(daysSince(at, timeNow()))}{' '}
      <span className="font-normal text-ink-2">({formatInstant(at)})</span>
    </p>
  )
}

/**
 * Saves the data of this device as a file, and restores it (S19.1, A13). Only the server restores the data of an account.
 */
export const BackupBlock = () => {
  const text = m.backup
  const me = useAccount()
  const at = useBackupAt()
  const { save, progress: saving } = useBackup()
  const { chosen, progress: checking, failure, check, close } = useChoice()
  const input = useRef<HTMLInputElement>(null)
  const isBusy = saving !== null || checking !== null
  return (
    <>
      <p className="mb-4 max-w-prose text-ink-2">{me ? text.underAccount : text.under}</p>
      {at !== undefined && <Age at={at} />}
      <div className="mt-4 flex flex-wrap gap-2">
        <Button
          icon={<Download aria-hidden />}
          busy={saving !== null}
          disabled={isBusy}
          onClick={() => save()}
        >
          {text.save}
        </Button>
        {!me && (
          <Button
            variant="quiet"
            icon={<Upload aria-hidden />}
            disabled={isBusy}
            onClick={() => input.current?.click()}
          >
            {text.restore.open}
          </Button>
        )}
      </div>
      <input
        ref={input}
        type="file"
        accept={`${BACKUP_ENDING},application/gzip,application/octet-stream`}
        aria-label={text.restore.open}
        tabIndex={-1}
        className="sr-only"
        onChange={({ target }) => {
          const file = target.files?.[0]
          // This allows the same file to be chosen again.
          target.value = ''
          if (file) void check(file)
        }}
      />
      <div aria-live="polite" className="max-w-md">
        {saving && <Progress className="mt-4" label={text.saving} {...saving} />}
        {checking && <Progress className="mt-4" label={text.checking} {...checking} />}
      </div>
      <div role="alert">{failure && <p className="mt-4 text-danger">{failure}</p>}</div>
      {!me && <WayBack onChoose={(file) => void check(file)} />}
      <dl className="mt-6 border-t border-rule">
        <StorageFacts />
      </dl>
      {chosen && <RestoreSheet {...chosen} onClose={close} />}
    </>
  )
}
