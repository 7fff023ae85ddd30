import LogOut from 'lucide-react/icons/log-out'
import { useId, useState } from 'react'
import { dayInRomania } from '#domain/kernel/dates.ts'
import { DAY } from '#domain/kernel/days.ts'
import { endOf, isTrial, keptUntil, PLANS, planAt } from '#domain/plans/catalogue.ts'
import type { Me } from '#domain/team/account.ts'
import type { Shop } from '#domain/workshop/shop/schema.ts'
import { logout } from '#web/data/account.ts'
import { instantOf } from '#web/data/clock.ts'
import { eraseData } from '#web/data/erase-data.ts'
import { useEntitlement, useSyncSummary } from '#web/data/hooks.ts'
import { timeNow } from '#web/data/time.ts'
import { formatDayOfYear } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { useNavigate } from '#web/routing/hooks.ts'
import { LeaseNote } from '#web/syncing/lease-note.tsx'
import { SaveUnsent } from '#web/syncing/unsent-actions.tsx'
import { Button } from '#web/ui/button.tsx'
import { Fact } from '#web/ui/fact.tsx'
import { Sheet } from '#web/ui/sheet.tsx'
import { toast } from '#web/ui/toast-store.ts'

const Trial = ({ until }: { until: string }) => {
  const left = Math.ceil((Date.parse(until) - timeNow()) / DAY)
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

/** One of two ways to leave, with its consequences; all of it is the target. */
const Choice = ({
  label,
  hint,
  checked,
  onChoose,
}: {
  label: string
  hint: string
  checked: boolean
  onChoose: () => void
}) => {
  const hintId = useId()
  return (
    <label className="flex cursor-pointer gap-3 rounded-control border border-control p-3.5 not-first:mt-2 has-checked:border-accent has-checked:shadow-[0_0_0_1px_var(--accent)]">
      <input
        type="radio"
        name="leave"
        checked={checked}
        onChange={onChoose}
        aria-label={label}
        aria-describedby={hintId}
        className="mt-0.5 size-5 shrink-0 accent-accent"
      />
      <span>
        <span className="block font-medium">{label}</span>
        <span id={hintId} className="block text-sm text-ink-2">
          {hint}
        </span>
      </span>
    </label>
  )
}

/** Who is logged in, on which plan, and the log-out. `shop` is the synced row, newer than the log-in's answer. */
export const AccountBlock = ({ me, shop }: { me: Me; shop: Shop | null | undefined }) => {
  const text = m.settings.account
  const { pending, rejected } = useSyncSummary()
  const lease = useEntitlement()
  const [asking, setAsking] = useState(false)
  const [what, setWhat] = useState<'keep' | 'erase'>('keep')
  const navigate = useNavigate()
  const until = shop ? endOf(shop) : me.shop.planEndsAt
  const plan = planAt({ plan: shop?.plan ?? me.shop.plan, endsAt: until }, instantOf(timeNow()))
  const isTried = !!shop && isTrial(shop)

  const isUnsent = pending + rejected > 0
  const leave = async () => {
    navigate('/', { replace: true })
    await logout()
    if (what === 'keep' || isUnsent) return toast(text.left)
    try {
      await eraseData(me)
      toast(text.erased)
    } catch {
      toast(text.eraseFailed, { kind: 'error' })
    }
  }

  return (
    <>
      <dl>
        <Fact label={text.who}>
          {me.user.name}
          <span className="block font-normal text-ink-2">{me.user.email}</span>
        </Fact>
        <Fact label={text.role}>{text.roles[me.user.role]}</Fact>
        <Fact label={text.plan}>
          {isTried && plan !== 'free' ? text.trial(PLANS[plan].name) : PLANS[plan].name}
        </Fact>
        {until && isTried && <Trial until={until} />}
        {lease.state === 'valid' && lease.until && (
          <Fact label={text.offline}>
            {text.offlineUntil(formatDayOfYear(dayInRomania(Date.parse(lease.until))))}
            <span className="block font-normal text-ink-2">{text.offlineHint}</span>
          </Fact>
        )}
      </dl>
      <LeaseNote className="mt-5" />
      <div className="mt-5 flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button icon={<LogOut aria-hidden />} onClick={() => setAsking(true)}>
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
            <Button variant={what === 'erase' && !isUnsent ? 'danger' : 'primary'} onClick={leave}>
              {isUnsent ? text.leave : what === 'erase' ? text.eraseSubmit : text.keepSubmit}
            </Button>
          </>
        }
      >
        <div className="flex flex-col gap-2 text-md">
          {pending > 0 && <p className="font-semibold">{text.leaveUnsent(pending)}</p>}
          {rejected > 0 && <p className="font-semibold">{text.leaveRefused(rejected)}</p>}
          {isUnsent ? (
            <>
              <p className="text-ink-2">{text.leaveKept}</p>
              <p className="text-ink-2">{text.eraseNotYet}</p>
              <p className="text-ink-2">{m.sync.unsent.text}</p>
              <div>
                <SaveUnsent />
              </div>
            </>
          ) : (
            <fieldset>
              <legend className="mb-2 text-ink-2">{text.what}</legend>
              <Choice
                label={text.keep}
                hint={text.keepHint}
                checked={what === 'keep'}
                onChoose={() => setWhat('keep')}
              />
              <Choice
                label={text.erase}
                hint={text.eraseHint}
                checked={what === 'erase'}
                onChoose={() => setWhat('erase')}
              />
            </fieldset>
          )}
        </div>
      </Sheet>
    </>
  )
}
