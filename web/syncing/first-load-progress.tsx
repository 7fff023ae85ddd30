import { useSyncSummary } from '#web/data/hooks.ts'
import { m } from '#web/i18n/messages.ts'
import { Progress } from '#web/ui/progress.tsx'

/** Progress of the first load, in rows, or why it does not move. */
export const FirstLoadProgress = () => {
  const { phase, progress } = useSyncSummary()
  const text = m.account.first
  if (phase === 'offline') return <p className="text-ink-2">{text.offline}</p>
  if (phase === 'blocked') return <p className="text-danger">{text.blocked}</p>
  return (
    <Progress
      label={progress ? text.catalogues : text.waiting}
      done={progress?.done ?? 0}
      total={progress?.total ?? 0}
      {...(!progress && { detail: '' })}
    />
  )
}
