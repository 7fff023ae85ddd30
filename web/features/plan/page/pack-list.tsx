import type { AskedPurchase } from '#domain/api/plans.ts'
import { leastPlanWith, PACKS, PLANS, type PlanId, planHas } from '#domain/plans/catalogue.ts'
import { formatLei } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { Paper } from '#web/ui/paper.tsx'

/** SMS beside those of the plan. */
export const PackList = ({
  plan,
  isOpen,
  buy,
}: {
  plan: PlanId | null
  isOpen: boolean
  buy: (purchase: AskedPurchase) => unknown
}) => {
  const text = m.plans.page
  const canSend = planHas(plan ?? 'free', 'sms')
  return (
    <section className="mt-8">
      <h2 className="text-lg font-semibold">{text.packs}</h2>
      <p className="mb-3 text-ink-2">
        {text.packsText(PACKS[0].months)} {!canSend && text.packsNeed(PLANS[leastPlanWith('sms')].name)}
      </p>
      <Paper>
        <ul className="divide-y divide-rule px-4 desk:px-6">
          {PACKS.map(({ id, units, price }) => (
            <li key={id} className="flex items-center justify-between gap-x-4 py-3">
              <div className="min-w-0">
                <p className="font-medium">{text.pack(units)}</p>
                <p className="text-sm text-ink-2 figures">
                  {formatLei(price)} · {text.packEach(formatLei(Math.round(price / units)))}
                </p>
              </div>
              {isOpen && canSend && (
                <Button
                  size="s"
                  aria-label={text.buyPack(units)}
                  onClick={() => buy({ kind: 'pack', pack: id })}
                >
                  {text.buy}
                </Button>
              )}
            </li>
          ))}
        </ul>
      </Paper>
    </section>
  )
}
