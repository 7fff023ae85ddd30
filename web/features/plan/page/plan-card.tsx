import Check from 'lucide-react/icons/check'
import type { AskedPurchase } from '#domain/api/plans.ts'
import { type Interval, PLANS, type PlanId, planHas, priceOf } from '#domain/plans/catalogue.ts'
import type { Shop } from '#domain/workshop/shop/schema.ts'
import { formatBytes, formatLei } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { Paper } from '#web/ui/paper.tsx'
import { PlanAction } from './plan-action.tsx'

type Point = { name: string }

/** What a plan has beyond the one below it. */
const pointsOf = (id: PlanId): Point[] => {
  const { free, limits, features } = m.plans
  if (id === 'free') return [free.devices, free.work, free.reports].map((name) => ({ name }))
  const below: PlanId = id === 'pro' ? 'basic' : 'free'
  const { limits: has } = PLANS[id]
  const counted = [
    `${limits.users(has.users)}${has.users > 1 ? `. ${limits.accountants}` : ''}`,
    has.allowance.sms > 0 ? limits.sms(has.allowance.sms) : null,
    limits.portalLinks(has.allowance.portal_links),
    limits.pdfRenders(has.allowance.pdf_renders),
    limits.storage(formatBytes(has.storage)),
  ]
  return [
    { name: limits.all(PLANS[below].name) },
    ...PLANS[id].features
      .filter((feature) => !planHas(below, feature))
      .map((feature) => ({ name: features[feature].name })),
    ...counted.flatMap((name) => (name === null ? [] : [{ name }])),
  ]
}

/** One plan: its price, what it has, and the way to it. */
export const PlanCard = ({
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
  const price = priceOf(id, interval)
  const isCurrent = (plan ?? 'free') === id
  return (
    <Paper marked={isCurrent} className="flex flex-col">
      <section aria-label={PLANS[id].name} className="flex grow flex-col px-4 py-5 desk:px-6">
        <h2 className="text-lg font-semibold">{PLANS[id].name}</h2>
        <p className="mt-1">
          <span className="text-2xl font-bold figures">{price === 0 ? text.zero : formatLei(price)}</span>
          {price > 0 && (
            <span className="text-ink-2"> {interval === 'year' ? text.perYear : text.perMonth}</span>
          )}
        </p>
        <ul className="mt-4 mb-5 flex grow flex-col gap-2 border-t border-rule pt-4">
          {pointsOf(id).map(({ name }) => (
            <li key={name} className="flex gap-2 text-pretty">
              <Check className="mt-1 size-4 shrink-0 text-ink-3" aria-hidden />
              <span>{name}</span>
            </li>
          ))}
        </ul>
        {isCurrent && <p className="mb-3 text-sm font-medium text-accent-text">{text.current}</p>}
        <PlanAction {...{ id, shop, plan, interval, isOpen, buy }} />
      </section>
    </Paper>
  )
}
