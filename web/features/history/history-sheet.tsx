import Undo from 'lucide-react/icons/undo-2'
import { useCallback, useEffect, useState } from 'react'
import { AppError } from '#domain/kernel/errors.ts'
import type { HistoryAct } from '#domain/sync/log.ts'
import { useData, useLive, useMutate } from '#web/data/hooks.ts'
import { NetworkError } from '#web/data/network-error.ts'
import { sentenceOfError } from '#web/features/editing/sentence-of-error.ts'
import { formatInstant } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { Button, IconButton } from '#web/ui/button.tsx'
import { LoadingBar } from '#web/ui/progress.tsx'
import { Sheet } from '#web/ui/sheet.tsx'
import { toast } from '#web/ui/toast-store.ts'
import { localHistory, lowestRev, serverHistory } from './read-history.ts'
import { type ReadableChange, readableAct } from './readable-act.ts'

type State = { acts: HistoryAct[]; problem: string | null; isLoading: boolean; isWhole: boolean }

const START: State = { acts: [], problem: null, isLoading: true, isWhole: false }

const sentenceOf = (error: unknown): string => {
  if (error instanceof NetworkError) return m.history.offline
  if (error instanceof AppError && error.code === 'not_found') return m.history.unsent
  return m.history.failed
}

const useHistory = (collection: string, id: string) => {
  const { db, writer } = useData()
  const [state, setState] = useState(START)
  const read = useCallback(
    async (acts: HistoryAct[]) => {
      setState((before) => ({ ...before, isLoading: true, problem: null }))
      try {
        const isLocal = writer.mode === 'local'
        const page = isLocal
          ? await localHistory(db, id, m.history.here)
          : await serverHistory(collection, id, acts.length > 0 ? lowestRev(acts) : null)
        const isWhole = isLocal || page.length === 0
        setState({ acts: [...acts, ...page], problem: null, isLoading: false, isWhole })
      } catch (error) {
        setState((before) => ({ ...before, isLoading: false, problem: sentenceOf(error) }))
      }
    },
    [db, writer, collection, id],
  )
  useEffect(() => void read([]), [read])
  return { ...state, more: () => void read(state.acts), retry: () => void read([]) }
}

/** „Istoric": who, when, old → new, and the way back. */
export const HistorySheet = ({
  collection,
  id,
  onClose,
}: {
  collection: string
  id: string
  onClose: () => void
}) => {
  const { acts, problem, isLoading, isWhole, more, retry } = useHistory(collection, id)
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={m.history.title}
      description={m.history.under}
    >
      <LoadingBar active={isLoading} />
      {isLoading && (
        <p className="sr-only" role="status">
          {m.history.loading}
        </p>
      )}
      {problem && (
        <div role="alert" className="flex flex-col items-start gap-3 py-4 text-ink-2">
          <p>{problem}</p>
          <Button onClick={retry}>{m.history.retry}</Button>
        </div>
      )}
      {!problem && !isLoading && acts.length === 0 && <p className="py-4 text-ink-2">{m.history.none}</p>}
      <ol>
        {acts.map((act) => (
          <Act key={`${act.at}/${act.changes[0]?.rev}`} act={act} onRestored={retry} />
        ))}
      </ol>
      {acts.length > 0 && !isWhole && !problem && (
        <Button variant="quiet" wide onClick={more} busy={isLoading}>
          {m.history.more}
        </Button>
      )}
    </Sheet>
  )
}

const Act = ({ act, onRestored }: { act: HistoryAct; onRestored: () => void }) => {
  const changes = useLive((db) => readableAct(db, act), [act])
  return (
    <li className="border-t border-rule py-3 first:border-t-0">
      <p className="font-medium">{act.label || m.history.unlabelled}</p>
      <p className="text-sm text-ink-2">
        {[act.userName, formatInstant(act.at)].filter(Boolean).join(' · ')}
      </p>
      <ul className="mt-1.5 text-sm">
        {(changes ?? []).map((change) => (
          <Change key={change.key} change={change} onRestored={onRestored} />
        ))}
      </ul>
    </li>
  )
}

const Change = ({ change, onRestored }: { change: ReadableChange; onRestored: () => void }) => {
  const mutate = useMutate()
  const { restore } = change
  const put = async () => {
    if (!restore) return
    try {
      await mutate(m.history.label, [
        { op: 'patch', collection: restore.collection, id: restore.id, data: restore.data },
      ])
      toast(m.history.restored)
      onRestored()
    } catch (error) {
      toast(sentenceOfError(error), { kind: 'error' })
    }
  }
  return (
    <li className="flex min-h-9 items-center gap-2">
      <span className="min-w-0 grow wrap-anywhere">{change.text}</span>
      {restore && <IconButton label={restore.label} icon={<Undo aria-hidden />} onClick={() => void put()} />}
    </li>
  )
}
