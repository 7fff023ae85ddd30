import Check from 'lucide-react/icons/check'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useFirstLoadPending } from '#web/data/first-load-pending.ts'
import { useAccount, useLive, useSyncSummary } from '#web/data/hooks.ts'
import { m } from '#web/i18n/messages.ts'
import { usePending } from '#web/routing/hooks.ts'
import { Navigate } from '#web/routing/link.tsx'
import { FirstLoadProgress } from '#web/syncing/first-load-progress.tsx'
import { ButtonLink } from '#web/ui/button.tsx'
import { Page, PageHeader } from '#web/ui/page-header.tsx'
import { Paper } from '#web/ui/paper.tsx'
import { Progress } from '#web/ui/progress.tsx'

/** Milliseconds for which the finished first load stays visible, so that it does not only flash. */
const SETTLE = 900

const Done = ({ children }: { children: ReactNode }) => (
  <p className="flex items-center gap-2.5 font-medium">
    <Check className="size-4.5 text-good" strokeWidth={2.4} aria-hidden />
    {children}
  </p>
)

/** Data of the free tier on its way to the account: the highest number of acts so far, and how many are left. */
const Sending = ({ pending }: { pending: number }) => {
  const most = useRef(pending)
  most.current = Math.max(most.current, pending)
  const text = m.account.first
  return (
    <Progress
      label={text.sending}
      done={most.current - pending}
      total={most.current}
      detail={text.left(pending)}
    />
  )
}

const FirstSync = ({ loading }: { loading: boolean }) => {
  const me = useAccount()
  const { pending } = useSyncSummary()
  const text = m.account.first
  return (
    <Page className="max-w-xl">
      <PageHeader title={text.title} {...(me && { under: text.under(me.shop.name) })} />
      <Paper ruled>
        <div className="flex flex-col gap-5 px-4 pt-5 pb-6 desk:px-8 desk:pb-8" aria-live="polite">
          <Done>{text.account}</Done>
          {loading ? <FirstLoadProgress /> : <Done>{text.loaded}</Done>}
          {!loading && pending > 0 && <Sending pending={pending} />}
          <div className="flex flex-col gap-3 border-t border-rule pt-5">
            <ButtonLink to="/" variant={loading ? 'secondary' : 'primary'} size="l" wide replace>
              {text.open}
            </ButtonLink>
            {loading && <p className="text-sm text-ink-2">{text.note}</p>}
          </div>
        </div>
      </Paper>
    </Page>
  )
}

/**
 * Somebody is logged in: shows the first load until it has brought orders to work with, or everything, then goes to the
 * dashboard, which shows the rest of it.
 */
export const Arrival = () => {
  const pending = useFirstLoadPending()
  const hasOrders = useLive(async (db) => (await db.rows('orders').limit(1).count()) > 0) === true
  const wasLoading = useRef(false)
  const [settled, setSettled] = useState(false)
  // A person who navigates in the meantime is not redirected.
  const isLeaving = usePending() !== null
  if (pending) wasLoading.current = true

  useEffect(() => {
    if (pending !== false) return
    const timer = setTimeout(() => setSettled(true), wasLoading.current ? SETTLE : 0)
    return () => clearTimeout(timer)
  }, [pending])

  if (pending === undefined) return null
  const isUsable = pending ? hasOrders : settled || !wasLoading.current
  if (!isLeaving && isUsable) return <Navigate to="/" replace />
  return <FirstSync loading={pending} />
}
