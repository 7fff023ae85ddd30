import { useState } from 'react'
import { type Interval, PLAN_IDS, TRIAL_DAYS } from '#domain/plans/catalogue.ts'
import { useAccount, usePermission } from '#web/data/hooks.ts'
import { m } from '#web/i18n/messages.ts'
import { usePlan, useShop } from '#web/plans/use-plan.ts'
import { useSearchParams } from '#web/routing/hooks.ts'
import { ButtonLink } from '#web/ui/button.tsx'
import { Page, PageHeader } from '#web/ui/page-header.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { useOnline } from '#web/ui/use-online.ts'
import { Warning } from '#web/ui/warning.tsx'
import { PackList } from './page/pack-list.tsx'
import { PaymentList } from './page/payment-list.tsx'
import { PaymentNews } from './page/payment-news.tsx'
import { PlanCard } from './page/plan-card.tsx'
import { PlanStanding } from './page/plan-standing.tsx'
import { UsageBars } from './page/usage-bars.tsx'
import { useBuying } from './page/use-buying.tsx'

/** `/setari/abonament`: what the shop has, what it can have, and the payment. Plans lie beside each other, or below on a phone. */
export const Component = () => {
  const text = m.plans.page
  const me = useAccount()
  const shop = useShop()
  const plan = usePlan()
  const mayChoose = usePermission('subscription')
  const isOnline = useOnline()
  const [chosen, setInterval] = useState<Interval | null>(null)
  const [search] = useSearchParams()
  const { buy, sheet } = useBuying(shop)
  if (shop === undefined) return null
  const interval = chosen ?? shop?.plan_interval ?? 'month'
  const isOpen = me !== null && mayChoose && isOnline
  return (
    <Page wide className="max-w-5xl pb-10">
      <PageHeader title={text.title} under={text.under} back={{ to: '/setari#plan', label: text.settings }} />
      <PaymentNews outcome={search.get('plata')} />
      <PlanStanding shop={shop} plan={plan} isOpen={isOpen} />
      {me && <UsageBars />}
      {me === null && (
        <div className="mb-5 flex flex-wrap items-center gap-x-4 gap-y-2">
          <ButtonLink to="/cont/inregistrare" variant="primary">
            {text.register(TRIAL_DAYS)}
          </ButtonLink>
          <p className="min-w-0 grow basis-60 text-sm text-ink-2">{text.noAccount}</p>
        </div>
      )}
      {me && !mayChoose && <p className="mb-5 text-ink-2">{text.onlyOwner}</p>}
      {me && mayChoose && !isOnline && <Warning className="mb-4">{text.offline}</Warning>}
      <div className="mb-4 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <Segmented
          label={text.interval}
          value={interval}
          onChange={setInterval}
          segments={(['month', 'year'] as const).map((value) => ({
            value,
            label: value === 'year' ? `${text.intervals.year} · ${text.saved(2)}` : text.intervals.month,
          }))}
        />
        <p className="text-sm text-ink-3">{text.vat}</p>
      </div>
      <div className="grid items-stretch gap-4 desk:grid-cols-3">
        {PLAN_IDS.map((id) => (
          <PlanCard key={id} id={id} {...{ shop, plan, interval, isOpen, buy }} />
        ))}
      </div>
      <PackList {...{ plan, isOpen, buy }} />
      {me && mayChoose && <PaymentList />}
      {sheet}
      <section className="mt-8">
        <h2 className="font-semibold">{text.deletion}</h2>
        <p className="max-w-prose text-sm text-pretty text-ink-2">{text.deletionText}</p>
      </section>
    </Page>
  )
}
