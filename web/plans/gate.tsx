import type { ReactNode } from 'react'
import { type Feature, leastPlanWith, PLANS } from '#domain/plans/catalogue.ts'
import { m } from '#web/i18n/messages.ts'
import { Locked } from './locked.tsx'
import { useFeature } from './use-plan.ts'

/** Shows its content to shops whose plan has a feature; to others, in its place, what it is and which plan has it. */
export const Gate = ({ feature, children }: { feature: Feature; children: ReactNode }) =>
  useFeature(feature) ? children : <PlanNote feature={feature} />

/** What is missing, which plan has it, and the way there. Nothing that was typed goes away. */
export const PlanNote = ({ feature }: { feature: Feature }) => {
  const text = m.plans.gate
  return (
    <Locked title={m.plans.features[feature].name} action={text.see}>
      {m.plans.features[feature].what} {text.inPlan(PLANS[leastPlanWith(feature)].name)}
    </Locked>
  )
}
