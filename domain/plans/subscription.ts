import type { Values } from '#domain/sync/log.ts'
import type { Interval, PlanId } from './catalogue.ts'

/** A subscription as the provider of payments has it now. Instants are ISO. */
export type Subscription = {
  id: string
  /** The shop's customer at the provider. */
  customer: string
  tenantId: string
  plan: PlanId
  interval: Interval
  /** The end of the period that was paid last. */
  until: string
  /** When it ends because the shop has cancelled it, or because it has ended; null while it goes on. */
  endsAt: string | null
  /** What follows at the end of the period, where that is another plan or interval. */
  next: { plan: PlanId; interval: Interval } | null
}

/** The columns of the shop's row that a subscription decides. */
export const columnsOf = ({ id, customer, plan, interval, until, endsAt, next }: Subscription): Values => ({
  plan,
  plan_interval: interval,
  plan_until: until,
  cancel_at: endsAt,
  next_plan: next?.plan ?? null,
  next_interval: next?.interval ?? null,
  customer,
  subscription: id,
})
