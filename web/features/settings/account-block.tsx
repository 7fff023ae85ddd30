import LogOut from 'lucide-react/icons/log-out'
import { type ReactNode, useState } from 'react'
import { useNavigate } from 'react-router'
import { dayInRomania } from '#domain/kernel/dates.ts'
import { keptUntil, PLANS, planAt } from '#domain/plans/catalogue.ts'
import type { Me } from '#domain/team/account.ts'
import type { Shop } from '#domain/workshop/shop/schema.ts'
import { logout } from '#web/data/account.ts'
import { useEntitlement, useSyncSummary } from '#web/data/hooks.ts'
import { LeaseNote } from '#web/features/account/lease-note.tsx'
import { SaveUnsent } from '#web/features/sync/unsent-actions.tsx'
import { formatDayOfYear } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { Sheet } from '#web/ui/sheet.tsx'
import { toast } from '#web/ui/toast-store.ts'

const DAY = 86_400_000

const Fact = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="grid gap-x-4 border-b border-rule py-2.5 desk:grid-cols-[11rem_minmax(0,1fr)]">
    <dt className="text-sm text-ink-3 desk:text-base">{label}</dt>
    <dd className="min-w-0 font-medium wrap-anywhere">{children}</dd>
  </div>
)

const Trial = ({ until }: { until: string }) => {
  const left = Math.ceil((Date.parse(until) - Date.now()) / DAY)
  return (
    <Fact label={m.settings.account.until}>
      {formatDayOfYear(dayInRomania(Date.parse(until)))}
      <span className="font-normal text-ink-2">
        {' · '}
        {left > 0 ? m.settings.account.daysLeft(left) : m.settings.account.ended}
      </span>
      {left <= 0 && (
        <span className="mt-1 block font-normal text-ink-2">
          {m.settings.account.after(formatDayOfYear(dayInRomania(Date.parse(keptUntil(until)))))}
        </span>
      )}
    </Fact>
  )
}

/** Who is logged in, on which plan, and the way out. `shop` is the synced row, newer than what the log-in said. */
export const AccountBlock = ({ me, shop }: { me: Me; shop: Shop | null | undefined }) => {
  const text = m.settings.account
  const { pending, rejected } = useSyncSummary()
  const lease = useEntitlement()
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const navigate = useNavigate()
  const until = shop ? shop.trial_expires_at : me.shop.trialExpiresAt
  const bought = { plan: shop?.plan ?? me.shop.plan, trial_expires_at: until }
  const plan = planAt(bought, new Date().toISOString())
  const isTrial = until !== null && plan === bought.plan

  const leave = async () => {
    setBusy(true)
    navigate('/', { replace: true })
    await logout()
    toast(text.left)
  }

  return (
    <>
      <dl>
        <Fact label={text.who}>
          {me.user.name}
          <span className="block font-normal text-ink-2">{me.user.email}</span>
        </Fact>
        <Fact label={text.role}>{text.roles[me.user.role]}</Fact>
        <Fact label={text.plan}>{isTrial ? text.trial(PLANS[plan].name) : PLANS[plan].name}</Fact>
        {until && <Trial until={until} />}
        {lease.state === 'valid' && lease.until && (
          <Fact label={text.offline}>
            {text.offlineUntil(formatDayOfYear(dayInRomania(Date.parse(lease.until))))}
            <span className="block font-normal text-ink-2">{text.offlineHint}</span>
          </Fact>
        )}
      </dl>
      <LeaseNote className="mt-5" />
      <div className="mt-5 flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button
          icon={<LogOut aria-hidden />}
          busy={busy}
          onClick={() => (pending + rejected > 0 ? setAsking(true) : void leave())}
        >
          {text.logout}
        </Button>
        <p className="min-w-0 grow basis-60 text-sm text-ink-2">{text.logoutHint}</p>
      </div>
      <Sheet
        open={asking}
        onOpenChange={setAsking}
        title={text.leaveTitle}
        desktop="center"
        footer={
          <>
            <Button onClick={() => setAsking(false)}>{text.stay}</Button>
            <Button variant="primary" busy={busy} onClick={() => leave()}>
              {text.leave}
            </Button>
          </>
        }
      >
        <div className="flex flex-col gap-2 text-md">
          {pending > 0 && <p className="font-semibold">{text.leaveUnsent(pending)}</p>}
          {rejected > 0 && <p className="font-semibold">{text.leaveRefused(rejected)}</p>}
          <p className="text-ink-2">{text.leaveKept}</p>
          <p className="text-ink-2">{m.sync.unsent.text}</p>
          <div>
            <SaveUnsent />
          </div>
        </div>
      </Sheet>
    </>
  )
}
