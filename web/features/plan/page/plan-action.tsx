import { useState } from 'react'
import type { AskedPurchase } from '#domain/api/plans.ts'
import {
  freePlanOf,
  graceOf,
  type Interval,
  isSubscribed,
  PLAN_IDS,
  PLANS,
  type PlanId,
  proposedPlan,
} from '#domain/plans/catalogue.ts'
import { firstPaymentAt } from '#domain/plans/subscription.ts'
import type { Shop } from '#domain/workshop/shop/schema.ts'
import { instantOf } from '#web/data/clock.ts'
import { timeNow } from '#web/data/time.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { CancelSheet } from './cancel-sheet.tsx'
import { dayOf } from './plan-standing.tsx'
import { SwitchSheet } from './switch-sheet.tsx'
import { usePayment } from './use-payment.ts'
import { WhoStays } from './who-stays.tsx'

/** What the owner can do with a plan: buy it, switch to it now or later, keep it, give it up. */
export const PlanAction = ({
  id,
  shop,
  plan,
  interval,
  isOpen,
  buy,
}: {
  id: PlanId
  shop: Shop | null
  plan: PlanId | null
  interval: Interval
  isOpen: boolean
  buy: (purchase: AskedPurchase) => unknown
}) => {
  const text = m.plans.page
  const { change } = usePayment()
  const [asking, setAsking] = useState<'switch' | 'cancel' | null>(null)
  if (!isOpen || !shop || plan === null) return null
  const now = instantOf(timeNow())
  const { name } = PLANS[id]
  if (!isSubscribed(shop, now)) {
    if (id === 'free') return null
    const first = firstPaymentAt(id, freePlanOf(shop), now)
    return (
      <>
        <Button
          variant={id === proposedPlan(shop) ? 'primary' : 'secondary'}
          wide
          onClick={() => buy({ kind: 'plan', plan: id, interval })}
        >
          {text.choose(name)}
        </Button>
        <p className="mt-2 text-center text-sm text-ink-3">
          {first === null ? text.paidNow : text.paidLater(dayOf(first))}
        </p>
        <WhoStays plan={id} className="mt-3 text-sm" />
      </>
    )
  }
  const until = dayOf(shop.plan_until ?? '')
  const isPlanned = shop.cancel_at !== null || shop.next_plan !== null
  const keep = isPlanned && (
    <Button wide onClick={() => change({ kind: 'resume' }, shop.cancel_at ? text.resumed : text.kept)}>
      {shop.cancel_at ? text.resume : text.keep(name)}
    </Button>
  )
  if (id === 'free')
    return shop.cancel_at === null ? (
      <>
        <Button variant="quiet" wide onClick={() => setAsking('cancel')}>
          {text.cancel}
        </Button>
        <CancelSheet open={asking === 'cancel'} onOpenChange={() => setAsking(null)} until={until} />
      </>
    ) : null
  if (id === plan)
    return (
      <div className="flex flex-col gap-2">
        {keep}
        {shop.plan_interval !== interval && !isPlanned && (
          <Button wide onClick={() => change({ kind: 'switch', plan: id, interval }, text.willChange)}>
            {text.toInterval[interval]}
          </Button>
        )}
      </div>
    )
  const isUp = PLAN_IDS.indexOf(id) > PLAN_IDS.indexOf(plan)
  // While a payment is open, the card comes first.
  const isFirst = isUp && graceOf(shop, now) === null
  if (shop.next_plan === id) return null
  return (
    <>
      <Button variant={isFirst ? 'primary' : 'secondary'} wide onClick={() => setAsking('switch')}>
        {isUp ? text.upgrade(name) : text.downgrade(name)}
      </Button>
      <SwitchSheet
        open={asking === 'switch'}
        onOpenChange={() => setAsking(null)}
        {...{ id, interval, isUp, until }}
      />
    </>
  )
}
