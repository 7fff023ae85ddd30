import { useEffect, useRef } from 'react'
import { useData, useLive } from '#web/data/hooks.ts'
import { reportError } from '#web/forms/report-error.ts'
import { m } from '#web/i18n/messages.ts'
import { useNavigate, usePath } from '#web/routing/hooks.ts'
import { putBack } from '#web/syncing/replaced/replaced.ts'
import { useReplaced } from '#web/syncing/replaced/use-replaced.ts'
import { toast } from '#web/ui/toast-store.ts'
import { columnLabel } from '#web/wording/column-label.ts'
import { writtenValue } from '#web/wording/readable.ts'

/**
 * Reports what a person must not miss: a refused change (S8.3), another person's value that a change replaced (S7.2),
 * and an own value that another person has replaced (S7.3).
 */
export const SyncNews = () => {
  useRejectedNews()
  useOverwrittenNews()
  useReplacedNews()
  return null
}

const useRejectedNews = (): void => {
  const navigate = useNavigate()
  const isThere = usePath() === '/sincronizare'
  /** Closes the visible message, if any. */
  const close = useRef(() => {})
  const numbers = useLive(async (db) => (await db.rejected.orderBy('n').toArray()).map(({ n }) => n))
  const told = useRef<number | null>(null)
  useEffect(() => {
    if (!numbers) return
    const last = numbers.at(-1) ?? 0
    // Refusals from before this start are shown by the sync indicator and on their orders.
    const fresh = told.current === null ? 0 : numbers.filter((n) => n > (told.current ?? 0)).length
    told.current = Math.max(told.current ?? 0, last)
    // A person who is on that page needs no message, and it would cover what is being corrected.
    if (fresh === 0 || isThere) return
    close.current = toast(m.sync.news.rejected(fresh), {
      kind: 'error',
      description: m.sync.news.rejectedText,
      action: { label: m.sync.news.see, onAction: () => void navigate('/sincronizare') },
    })
  }, [numbers, navigate, isThere])
  useEffect(() => {
    if (isThere) close.current()
  }, [isThere])
}

const useOverwrittenNews = (): void => {
  const { db } = useData()
  const entries = useLive((at) => at.overwritten.toArray())
  useEffect(() => {
    // Only the visible tab reports.
    if (!entries?.length || document.visibilityState !== 'visible') return
    void (async () => {
      for (const { n, collection, column, lost } of entries) {
        await db.overwritten.delete(n)
        const label = columnLabel(collection, column)
        if (label === null) continue
        const value = await writtenValue(db, collection, column, lost)
        toast(m.sync.news.overwrote, {
          description: m.sync.news.overwroteText(label, value),
          timeout: 12_000,
        })
      }
    })()
  }, [entries, db])
}

/** Those from before this start are shown on their page and in the sync sheet. */
const useReplacedNews = (): void => {
  const { writer } = useData()
  const navigate = useNavigate()
  const isThere = usePath() === '/sincronizare'
  const news = useReplaced()
  const told = useRef<ReadonlySet<string> | null>(null)
  useEffect(() => {
    if (!news) return
    const fresh = news.views.filter(({ entry }) => told.current && !told.current.has(entry.id))
    told.current = new Set([...(told.current ?? []), ...news.views.map(({ entry }) => entry.id)])
    const [view] = fresh
    if (!view || isThere || document.visibilityState !== 'visible') return
    const text = m.sync.replaced
    const see = { label: m.sync.news.see, onAction: () => void navigate('/sincronizare') }
    if (fresh.length > 1) toast(text.toasts(fresh.length), { action: see, timeout: 12_000 })
    else
      toast(view.by === '' ? text.toastByYou : text.toast(view.by), {
        description: text.toastText(view.label, view.lost, view.now),
        action: {
          label: text.putBack,
          onAction: () => reportError(putBack(writer, view, [])),
          undo: true,
        },
        timeout: 12_000,
      })
  }, [news, isThere, navigate, writer])
}
