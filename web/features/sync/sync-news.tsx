import { useEffect, useRef } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { useData, useLive } from '#web/data/hooks.ts'
import { m } from '#web/i18n/messages.ts'
import { toast } from '#web/ui/toast-store.ts'
import { columnLabel, writtenValue } from './readable.ts'

/** Says what a person must not miss: a change of his that was refused (S8), a value of somebody else that it replaced (S7). */
export const SyncNews = () => {
  useRejectedNews()
  useOverwrittenNews()
  return null
}

const useRejectedNews = (): void => {
  const navigate = useNavigate()
  const isThere = useLocation().pathname === '/sincronizare'
  /** Closes the message that is in sight, if any. */
  const close = useRef(() => {})
  const numbers = useLive(async (db) => (await db.rejected.orderBy('n').toArray()).map(({ n }) => n))
  const told = useRef<number | null>(null)
  useEffect(() => {
    if (!numbers) return
    const last = numbers.at(-1) ?? 0
    // Those from before this start are told by the sign and on their orders.
    const fresh = told.current === null ? 0 : numbers.filter((n) => n > (told.current ?? 0)).length
    told.current = Math.max(told.current ?? 0, last)
    // Who looks at them already needs no message, and it would lie over what he mends.
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
    // One tab tells: the one that is looked at.
    if (!entries?.length || document.visibilityState !== 'visible') return
    void (async () => {
      for (const { n, collection, column, lost } of entries) {
        await db.overwritten.delete(n)
        const label = columnLabel(column)
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
