/** The plans as data: prices in bani a month, limits per month, features by name. One catalogue for gates and pages. */
export const PLAN_IDS = ['free', 'basic', 'pro'] as const
export type PlanId = (typeof PLAN_IDS)[number]

const FEATURES = [
  'sync',
  'multi_device',
  'portal',
  'whatsapp_link',
  'sms',
  'team',
  'appointments',
  'reports',
] as const
export type Feature = (typeof FEATURES)[number]

export type Plan = {
  id: PlanId
  name: string
  /** Bani, TVA included. */
  monthlyPrice: number
  features: readonly Feature[]
  limits: {
    users: number
    /** Orders a month after which a gentle word is said; never blocks. null: none. */
    softOrdersPerMonth: number | null
    /**
     * A shop's share of the tax register, which answers all of them once a second: look-ups in a row, and an hour in the
     * long run. What the register said within a day is no look-up.
     */
    companyLookups: { inARow: number; perHour: number }
  }
}

const BASIC: readonly Feature[] = ['sync', 'multi_device', 'portal', 'whatsapp_link']

export const PLANS: Readonly<Record<PlanId, Plan>> = {
  free: {
    id: 'free',
    name: 'Free',
    monthlyPrice: 0,
    features: [],
    limits: { users: 1, softOrdersPerMonth: 50, companyLookups: { inARow: 5, perHour: 10 } },
  },
  basic: {
    id: 'basic',
    name: 'Basic',
    monthlyPrice: 4_900,
    features: BASIC,
    limits: { users: 1, softOrdersPerMonth: null, companyLookups: { inARow: 20, perHour: 60 } },
  },
  pro: {
    id: 'pro',
    name: 'Pro',
    monthlyPrice: 9_900,
    features: [...BASIC, 'sms', 'team', 'appointments', 'reports'],
    limits: { users: 3, softOrdersPerMonth: null, companyLookups: { inARow: 40, perHour: 120 } },
  },
}

/** Days of Basic that a new shop gets for nothing. */
export const TRIAL_DAYS = 30

/** Days for which a shop's data waits on the server after its plan has ended; then it is deleted. */
const KEPT_DAYS = 90

/** The page of the app where a plan is chosen. */
export const UPGRADE_PATH = '/setari#abonament'

/** Whether a plan has a feature. */
export const planHas = (plan: PlanId, feature: Feature): boolean => PLANS[plan].features.includes(feature)

/** The plan in force at a moment: a trial that has run out is Free. */
export const planAt = (shop: { plan: PlanId; trial_expires_at: string | null }, now: string): PlanId =>
  shop.trial_expires_at !== null && shop.trial_expires_at <= now ? 'free' : shop.plan

/** The least plan that has a feature. */
export const leastPlanWith = (feature: Feature): PlanId =>
  PLAN_IDS.find((plan) => planHas(plan, feature)) ?? 'pro'

/** Until when the server keeps the data of a shop whose plan ended at `endedAt` (ISO). */
export const keptUntil = (endedAt: string): string =>
  new Date(Date.parse(endedAt) + KEPT_DAYS * 86_400_000).toISOString()
