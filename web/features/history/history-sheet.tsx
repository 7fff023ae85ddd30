import Undo from 'lucide-react/icons/undo-2'
import { useCallback, useEffect, useRef, useState } from 'react'
import { AppError } from '#domain/kernel/errors.ts'
import type { HistoryAct } from '#domain/sync/log.ts'
import { useData, useLive, useMutate } from '#web/data/hooks.ts'
import type { DraftOp } from '#web/data/mutate.ts'
import { NetworkError } from '#web/data/network-error.ts'
import { showError } from '#web/forms/report-error.ts'
import { useIds } from '#web/forms/use-ids.ts'
import { authorName } from '#web/i18n/author-name.ts'
import { formatInstant } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { Button, IconButton } from '#web/ui/button.tsx'
import { LoadingBar } from '#web/ui/progress.tsx'
import { Sheet } from '#web/ui/sheet.tsx'
import { toast } from '#web/ui/toast-store.ts'
import { localHistory, lowestRev, reachesBeginning, serverHistory } from './read-history.ts'
import { type ReadableChange, type Restore, readableAct } from './readable-act.ts'
import { remakeLine } from './remake.ts'

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
  /** The next page after those acts. Each page continues below the one before, so there is no gap. */
  const page = useCallback(
    async (acts: readonly HistoryAct[]): Promise<{ acts: HistoryAct[]; isWhole: boolean }> => {
      const isLocal = writer.mode === 'local'
      const next = isLocal
        ? await localHistory(db, id, m.history.here)
        : await serverHistory(collection, id, acts.length > 0 ? lowestRev(acts) : null)
      return { acts: [...acts, ...next], isWhole: isLocal || next.length === 0 || reachesBeginning(next, id) }
    },
    [db, writer, collection, id],
  )
  const read = useCallback(
    async (acts: HistoryAct[]) => {
      setState((before) => ({ ...before, isLoading: true, problem: null }))
      try {
        setState({ ...(await page(acts)), problem: null, isLoading: false })
      } catch (error) {
        setState((before) => ({ ...before, isLoading: false, problem: sentenceOf(error) }))
      }
    },
    [page],
  )
  useEffect(() => void read([]), [read])

  /** Increases with each act on the free tier; falls to 0 when the server has all that was done here. */
  const mark = useLive((at) => (writer.mode === 'local' ? at.log.count() : at.outbox.count()), [writer.mode])
  const lastMark = useRef(mark)
  useEffect(() => {
    const isNews = lastMark.current !== undefined && mark !== lastMark.current
    lastMark.current = mark
    if (isNews && (writer.mode === 'local' || mark === 0)) void read([])
  }, [mark, writer.mode, read])

  /** The act that restores a deleted line; reads further back until the creation of the line. */
  const remake = async (
    { rowId, rev }: Extract<Restore, { kind: 'row' }>,
    id: string,
  ): Promise<DraftOp[] | null> => {
    let known: { acts: HistoryAct[]; isWhole: boolean } = state
    for (;;) {
      const ops = await remakeLine(db, known.acts, rowId, rev, id)
      if (ops || known.isWhole) return ops
      known = await page(known.acts)
      setState((before) => ({ ...before, ...known }))
    }
  }
  const again = () => void read([])
  return { ...state, more: () => void read(state.acts), again, remake }
}

type History = ReturnType<typeof useHistory>

/** „Istoric”: who, when, old → new, and a button to restore. */
export const HistorySheet = ({
  collection,
  id,
  onClose,
}: {
  collection: string
  id: string
  onClose: () => void
}) => {
  const history = useHistory(collection, id)
  const { acts, problem, isLoading, isWhole, more, again } = history
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
          <Button onClick={again}>{m.history.retry}</Button>
        </div>
      )}
      {!problem && !isLoading && acts.length === 0 && <p className="py-4 text-ink-2">{m.history.none}</p>}
      <ol>
        {acts.map((act) => (
          <Act key={`${act.at}/${act.changes[0]?.rev}`} act={act} history={history} />
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

const Act = ({ act, history }: { act: HistoryAct; history: History }) => {
  const changes = useLive((db) => readableAct(db, act, history.acts), [act, history.acts])
  const author = authorName(act.author)
  return (
    <li className="border-t border-rule py-3 first:border-t-0">
      <p className="font-medium">{act.label || author || m.history.unlabelled}</p>
      <p className="text-sm text-ink-2">
        {[act.label && author, act.userName, formatInstant(act.at)].filter(Boolean).join(' · ')}
      </p>
      <ul className="mt-1.5 text-sm">
        {(changes ?? []).map((change) => (
          <Change key={change.key} change={change} history={history} />
        ))}
      </ul>
    </li>
  )
}

const Change = ({ change: { text, restore }, history }: { change: ReadableChange; history: History }) => {
  const mutate = useMutate()
  const ids = useIds()
  const put = async (what: Restore) => {
    try {
      if (what.kind === 'value') {
        await mutate(m.history.label, [
          { op: 'patch', collection: what.collection, id: what.rowId, data: what.data },
        ])
        toast(m.history.restored)
      } else {
        const ops = await history.remake(what, ids.begin()())
        if (!ops) return toast(m.history.rowUnknown, { kind: 'error' })
        await mutate(m.history.rowLabel, ops)
        // If it is deleted again, it is restored again, as another row.
        ids.renew()
        toast(m.history.rowRestored)
      }
    } catch (error) {
      if (error instanceof NetworkError) toast(m.history.offline, { kind: 'error' })
      else showError(error)
    }
  }
  return (
    <li className="flex min-h-9 items-center gap-2">
      <span className="min-w-0 grow wrap-anywhere">{text}</span>
      {restore && (
        <IconButton label={restore.label} icon={<Undo aria-hidden />} onClick={() => put(restore)} />
      )}
    </li>
  )
}
