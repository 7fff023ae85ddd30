import { DAY } from '#domain/kernel/days.ts'

/**
 * The plans as data: prices in bani per month, limits per month, features by name. Gates and pages use the same
 * catalogue.
 */
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
  'whatsapp_cloud',
] as const
export type Feature = (typeof FEATURES)[number]

/** Features whose use is counted, in units: one for each segment of an SMS, one for each message by WhatsApp's server. */
export const METERED = ['sms', 'whatsapp_cloud'] as const satisfies readonly Feature[]
export type Metered = (typeof METERED)[number]

export type Plan = {
  id: PlanId
  name: string
  /** Bani, TVA included. */
  monthlyPrice: number
  features: readonly Feature[]
  limits: {
    users: number
    /** Orders per month after which the app suggests a plan; it never blocks. null: none. */
    softOrdersPerMonth: number | null
    /**
     * A shop's share of the tax register, which answers one request per second for all shops: a burst, and the
     * sustained number per hour. An answer cached within a day is free.
     */
    companyLookups: { inARow: number; perHour: number }
    /** Units of metered features per calendar month, included in the price. */
    allowance: Readonly<Record<Metered, number>>
  }
}

const BASIC: readonly Feature[] = ['sync', 'multi_device', 'portal', 'whatsapp_link']

export const PLANS: Readonly<Record<PlanId, Plan>> = {
  free: {
    id: 'free',
    name: 'Free',
    monthlyPrice: 0,
    features: [],
    limits: {
      users: 1,
      softOrdersPerMonth: 50,
      companyLookups: { inARow: 5, perHour: 10 },
      allowance: { sms: 0, whatsapp_cloud: 0 },
    },
  },
  basic: {
    id: 'basic',
    name: 'Basic',
    monthlyPrice: 4_900,
    features: BASIC,
    limits: {
      users: 1,
      softOrdersPerMonth: null,
      companyLookups: { inARow: 20, perHour: 60 },
      allowance: { sms: 0, whatsapp_cloud: 0 },
    },
  },
  pro: {
    id: 'pro',
    name: 'Pro',
    monthlyPrice: 9_900,
    features: [...BASIC, 'sms', 'whatsapp_cloud', 'team', 'appointments', 'reports'],
    limits: {
      users: 3,
      softOrdersPerMonth: null,
      companyLookups: { inARow: 40, perHour: 120 },
      allowance: { sms: 100, whatsapp_cloud: 100 },
    },
  },
}

/** To be confirmed: the allowances above, and the size, the price and the life of a pack. */
export const PACKS = [
  { id: 'sms-100', feature: 'sms', units: 100, price: 4_900, months: 12 },
  { id: 'sms-500', feature: 'sms', units: 500, price: 19_900, months: 12 },
] as const satisfies readonly { id: string; feature: Metered; units: number; price: number; months: number }[]

/** Free days of Basic for a new shop. */
export const TRIAL_DAYS = 30

/** Days for which the server keeps a shop's data after its plan has ended; then it deletes the data. */
const KEPT_DAYS = 90

/** The page of the app where people choose a plan. */
export const UPGRADE_PATH = '/setari#abonament'

/** Whether a plan has a feature. */
export const planHas = (plan: PlanId, feature: Feature): boolean => PLANS[plan].features.includes(feature)

/** The plan that applies at a moment: a trial that has run out is Free. */
export const planAt = (shop: { plan: PlanId; trial_expires_at: string | null }, now: string): PlanId =>
  shop.trial_expires_at !== null && shop.trial_expires_at <= now ? 'free' : shop.plan

/** The cheapest plan that has a feature. */
export const leastPlanWith = (feature: Feature): PlanId =>
  PLAN_IDS.find((plan) => planHas(plan, feature)) ?? 'pro'

/** Until when the server keeps the data of a shop whose plan ended at `endedAt` (ISO). */
export const keptUntil = (endedAt: string): string =>
  new Date(Date.parse(endedAt) + KEPT_DAYS * DAY).toISOString()
