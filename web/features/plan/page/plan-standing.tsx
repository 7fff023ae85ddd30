import { dayInRomania } from '#domain/kernel/dates.ts'
import { DAY } from '#domain/kernel/days.ts'
import {
  endOf,
  giftOf,
  graceOf,
  isTrial,
  keptUntil,
  PLANS,
  type PlanId,
  priceOf,
} from '#domain/plans/catalogue.ts'
import type { Shop } from '#domain/workshop/shop/schema.ts'
import { instantOf } from '#web/data/clock.ts'
import { timeNow } from '#web/data/time.ts'
import { formatDayOfYear, formatLei } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { cx } from '#web/ui/cx.ts'
import { Paper } from '#web/ui/paper.tsx'
import { usePayment } from './use-payment.ts'

/** A day of an instant, as people write it. */
export const dayOf = (instant: string): string => formatDayOfYear(dayInRomania(Date.parse(instant)))

/** `isUnpaid`: a payment has failed, and the grace runs. */
type Standing = { title: string; lines: string[]; isUnpaid?: boolean }

const standingOf = (shop: Shop, plan: PlanId): Standing => {
  const text = m.plans.page
  const ends = endOf(shop)
  if (plan === 'free' && shop.plan !== 'free' && ends !== null)
    return { title: text.ended(PLANS[shop.plan].name), lines: [text.endedText(dayOf(keptUntil(ends)))] }
  if (plan === 'free') return { title: PLANS.free.name, lines: [text.freeText] }
  const { name } = PLANS[plan]
  if (isTrial(shop) && ends !== null) {
    const left = Math.max(1, Math.ceil((Date.parse(ends) - timeNow()) / DAY))
    return { title: text.trial(name), lines: [text.trialLeft(left), text.trialUntil(dayOf(ends))] }
  }
  const now = instantOf(timeNow())
  const gift = giftOf(shop)
  const given = gift === null ? [] : [text.given(dayOf(gift))]
  if (shop.cancel_at !== null)
    return { title: name, lines: gift === null ? [text.cancelled(dayOf(shop.cancel_at))] : given }
  const grace = graceOf(shop, now)
  if (grace !== null) return { title: name, lines: [...given, text.late(dayOf(grace))], isUnpaid: true }
  if (shop.plan_until === null || shop.plan_until <= now) return { title: name, lines: given }
  const terms = shop.next_plan ?? shop.plan
  const price = formatLei(priceOf(terms, shop.next_interval ?? shop.plan_interval))
  const isFirst = shop.plan_until === shop.trial_expires_at
  const day = dayOf(shop.plan_until)
  const planned = shop.next_plan === null ? [] : [text.changes(PLANS[shop.next_plan].name, day)]
  return {
    title: name,
    lines: [...given, ...planned, isFirst ? text.firstPayment(price, day) : text.nextPayment(price, day)],
  }
}

/** The card that is charged, and the page on which it is changed. */
const CardLine = ({ shop, isOpen, isUnpaid }: { shop: Shop; isOpen: boolean; isUnpaid: boolean }) => {
  const text = m.plans.page
  const { openPortal } = usePayment()
  if (shop.customer === '' || shop.subscription === '') return null
  return (
    <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2">
      {shop.card_last4 && (
        <p className="figures text-ink-2 first-letter:uppercase">
          {text.card(shop.card_brand, shop.card_last4)} · {text.cardExpires(shop.card_expires)}
        </p>
      )}
      {isOpen && (
        <Button size="s" variant={isUnpaid ? 'primary' : 'secondary'} onClick={openPortal}>
          {text.changeCard}
        </Button>
      )}
    </div>
  )
}

/** What the shop has now, and until when; what is paid next, and with which card. */
export const PlanStanding = ({
  shop,
  plan,
  isOpen,
}: {
  shop: Shop | null
  plan: PlanId | null
  isOpen: boolean
}) => {
  const text = m.plans.page
  const standing: Standing =
    shop && plan ? standingOf(shop, plan) : { title: PLANS.free.name, lines: [text.freeText] }
  const { title, lines, isUnpaid = false } = standing
  return (
    <Paper ruled className="mb-6">
      <div className="px-4 pt-3 pb-5 desk:px-8">
        <p className="engraved text-ink-3">{text.yours}</p>
        <p className="mt-1 text-xl font-semibold">{title}</p>
        {lines.map((line) => (
          <p key={line} className={cx('max-w-prose text-pretty', isUnpaid ? 'text-draft' : 'text-ink-2')}>
            {line}
          </p>
        ))}
        {shop && <CardLine {...{ shop, isOpen, isUnpaid }} />}
      </div>
    </Paper>
  )
}
