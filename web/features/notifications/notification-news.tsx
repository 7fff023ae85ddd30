import { useEffect, useRef } from 'react'
import { isSeenOn, NOTIFICATIONS_PAGE } from '#domain/notifications/address.ts'
import { useAccount, useData, useLive, useMutate } from '#web/data/hooks.ts'
import { m } from '#web/i18n/messages.ts'
import { useNavigate, usePath } from '#web/routing/hooks.ts'
import { toast } from '#web/ui/toast-store.ts'
import { renewPush } from './browser-push.ts'
import { readingOps, readUnread, type Told } from './read-notifications.ts'

/** Present on every screen of a person with an account. */
export const NotificationNews = () => (useAccount() ? <News /> : null)

const News = () => {
  const unread = useLive(readUnread)
  useArrivals(unread)
  useReading(unread)
  useRenewal()
  return null
}

/**
 * Tells what arrives while the app is open, unless the person looks at the thing itself or at the list; who gets there
 * needs the word no longer, and nothing of the page lies under it.
 */
const useArrivals = (unread: readonly Told[] | undefined): void => {
  const navigate = useNavigate()
  const pathname = usePath()
  const known = useRef<ReadonlySet<string> | null>(null)
  const told = useRef<readonly { to: string; close: () => void }[]>([])
  useEffect(() => {
    const isSeen = (to: string) => isSeenOn(pathname, to) || pathname === NOTIFICATIONS_PAGE
    for (const { to, close } of told.current) if (isSeen(to)) close()
    told.current = told.current.filter(({ to }) => !isSeen(to))
    if (!unread) return
    const before = known.current
    known.current = new Set([...(before ?? []), ...unread.map(({ row }) => row.id)])
    // What was there at the start is on the bell.
    if (!before) return
    for (const { row, title, body, to } of unread) {
      if (before.has(row.id) || isSeen(to)) continue
      const close = toast(title, {
        description: body,
        action: { label: m.notifications.see, onAction: () => void navigate(to) },
        timeout: 12_000,
      })
      told.current = [...told.current, { to, close }]
    }
  }, [unread, pathname, navigate])
}

/** What is about the thing on the screen is read, however the person came there. */
const useReading = (unread: readonly Told[] | undefined): void => {
  const write = useMutate()
  const pathname = usePath()
  useEffect(() => {
    const seen = (unread ?? []).filter(({ to }) => isSeenOn(pathname, to))
    if (seen.length === 0) return
    const read = () => {
      // It stays unread where it can't be written, and the next visit tries again.
      if (document.visibilityState === 'visible')
        write(m.notifications.readLabel, readingOps(seen)).catch(() => undefined)
    }
    read()
    document.addEventListener('visibilitychange', read)
    return () => document.removeEventListener('visibilitychange', read)
  }, [unread, pathname, write])
}

const useRenewal = (): void => {
  const { db } = useData()
  useEffect(() => {
    // Without a network the next start does it.
    renewPush(db).catch(() => undefined)
  }, [db])
}
