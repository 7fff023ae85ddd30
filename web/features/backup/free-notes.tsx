import Save from 'lucide-react/icons/save'
import { BACKUP_AT } from '#web/data/backup/notes.ts'
import { instantOf } from '#web/data/clock.ts'
import { getMeta, setMeta } from '#web/data/database.ts'
import { useAccount, useData, useLive } from '#web/data/hooks.ts'
import { timeNow } from '#web/data/time.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { Progress } from '#web/ui/progress.tsx'
import { backupReminder } from './reminder.ts'
import { DashboardSuggestion } from './suggestion-note.tsx'
import { useBackup } from './use-backup.ts'

const LATER = 'backupLater'

/**
 * A calm reminder on the free tier after a week without a backup: a banner, never a dialog. Suggestions wait until it
 * is gone.
 */
export const FreeNotes = () => {
  const me = useAccount()
  const { db } = useData()
  const { save, progress } = useBackup()
  const facts = useLive(async (at) => ({
    backupAt: (await getMeta<string>(at, BACKUP_AT)) ?? null,
    // The log begins with the shop's own rows; work is what comes after them.
    firstWorkAt: (await at.rows('orders').orderBy(':id').first())?.created_at ?? null,
    changedAt: (await at.log.orderBy('rev').last())?.at ?? null,
    later: (await getMeta<string>(at, LATER)) ?? null,
  }))
  if (me === null && !facts) return null
  const due = me === null && facts ? backupReminder(facts, timeNow()) : null
  if (!due) return <DashboardSuggestion />
  const text = m.backup.reminder
  return (
    <section aria-label={text.label} className="mb-6 rounded-control border border-rule bg-paper px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Save className="size-4.5 shrink-0 text-ink-3" aria-hidden />
        <p className="min-w-0 grow basis-56">{due.ever ? text.since(due.days) : text.never(due.days)}</p>
        <div className="flex gap-1">
          <Button size="s" busy={progress !== null} onClick={() => save()}>
            {text.save}
          </Button>
          <Button size="s" variant="quiet" onClick={() => setMeta(db, LATER, instantOf(timeNow()))}>
            {text.later}
          </Button>
        </div>
      </div>
      {progress && progress.total > 5_000 && (
        <Progress className="mt-3" label={m.backup.saving} {...progress} />
      )}
    </section>
  )
}
