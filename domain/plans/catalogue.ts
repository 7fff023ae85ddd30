import { DAY } from '#domain/kernel/days.ts'

/**
 * The plans as data: prices in bani per month, limits per month, features by name. Gates and pages use the same
 * catalogue.
 */
export const PLAN_IDS = ['free', 'basic', 'pro'] as const
export type PlanId = (typeof PLAN_IDS)[number]

/**
 * What is sold. `gates.ts` says for each where it is refused to a shop whose plan lacks it.
 *
 * Free stays all basic work on one device: orders, cars, clients, invoices, documents, the calendar, the figures of the
 * month, what is unpaid, TVA by rate, and every list as a file: a shop's own data is never sold back to it.
 */
export const FEATURES = [
  /** Several devices with the same data, which the server keeps. */
  'sync',
  /** The client's page, and letters by e-mail. */
  'portal',
  'whatsapp_link',
  'sms',
  'whatsapp_cloud',
  /** More people than the owner. */
  'team',
  /** The page on which clients choose an appointment by themselves; the shop's own calendar is free. */
  'booking',
  /** Reports by mechanic and by kind of work, and the year beside the last one. */
  'reports',
  /** Questions are answered before those of other plans. */
  'support',
] as const
export type Feature = (typeof FEATURES)[number]

/**
 * What is counted in units per calendar month: segments of SMS, messages by WhatsApp's server, links to a client's page,
 * PDFs that the server makes.
 */
export const METERED = ['sms', 'whatsapp_cloud', 'portal_links', 'pdf_renders'] as const
export type Metered = (typeof METERED)[number]

/** What has a limit and is no unit of a month: places of people, bytes of pictures. */
export const LEVELS = ['users', 'storage'] as const
export type Level = (typeof LEVELS)[number]

export type Plan = {
  id: PlanId
  name: string
  /** Bani a month, TVA included. */
  monthlyPrice: number
  features: readonly Feature[]
  limits: {
    /** People who may log in; accountants are not counted. */
    users: number
    /** Bytes of pictures that the server keeps. */
    storage: number
    /** Orders per month after which the app suggests a plan; it never blocks. null: none. */
    softOrdersPerMonth: number | null
    /**
     * A shop's share of the tax register, which answers one request per second for all shops: a burst, and the
     * sustained number per hour. An answer cached within a day is free.
     */
    companyLookups: { inARow: number; perHour: number }
    /** Units per calendar month, included in the price. */
    allowance: Readonly<Record<Metered, number>>
  }
}

const GB = 1_000_000_000

const BASIC: readonly Feature[] = ['sync', 'portal', 'whatsapp_link']

export const PLANS: Readonly<Record<PlanId, Plan>> = {
  free: {
    id: 'free',
    name: 'Free',
    monthlyPrice: 0,
    features: [],
    limits: {
      users: 1,
      storage: 0,
      softOrdersPerMonth: 50,
      companyLookups: { inARow: 5, perHour: 10 },
      allowance: { sms: 0, whatsapp_cloud: 0, portal_links: 0, pdf_renders: 0 },
    },
  },
  basic: {
    id: 'basic',
    name: 'Basic',
    monthlyPrice: 4_900,
    features: BASIC,
    limits: {
      users: 1,
      storage: 2 * GB,
      softOrdersPerMonth: null,
      companyLookups: { inARow: 20, perHour: 60 },
      allowance: { sms: 0, whatsapp_cloud: 0, portal_links: 300, pdf_renders: 600 },
    },
  },
  pro: {
    id: 'pro',
    name: 'Pro',
    monthlyPrice: 9_900,
    features: [...BASIC, 'sms', 'whatsapp_cloud', 'team', 'booking', 'reports', 'support'],
    limits: {
      users: 3,
      storage: 10 * GB,
      softOrdersPerMonth: null,
      companyLookups: { inARow: 40, perHour: 120 },
      allowance: { sms: 100, whatsapp_cloud: 100, portal_links: 1_000, pdf_renders: 2_000 },
    },
  },
}

/** How a plan is paid. */
export const INTERVALS = ['month', 'year'] as const
export type Interval = (typeof INTERVALS)[number]

/** Months of a year that are paid; the others are free. */
export const PAID_MONTHS_OF_YEAR = 10

/** The price of a plan for an interval, in bani, TVA included. */
export const priceOf = (plan: PlanId, interval: Interval): number =>
  PLANS[plan].monthlyPrice * (interval === 'year' ? PAID_MONTHS_OF_YEAR : 1)

/**
 * SMS beside the plan: units, bani with TVA, months for which they can be used. A segment is sold at 40, 36 and 33 bani,
 * above what it costs with the TVA that the price holds. To be confirmed with the provider's price list: the units.
 */
export const PACKS = [
  { id: 'sms-250', feature: 'sms', units: 250, price: 9_900, months: 12 },
  { id: 'sms-700', feature: 'sms', units: 700, price: 24_900, months: 12 },
  { id: 'sms-1500', feature: 'sms', units: 1_500, price: 49_900, months: 12 },
] as const satisfies readonly { id: string; feature: Metered; units: number; price: number; months: number }[]
export type Pack = (typeof PACKS)[number]
export type PackId = Pack['id']
export const PACK_IDS = PACKS.map(({ id }) => id) as [PackId, ...PackId[]]

/** A new shop tries this plan for so many days, without paying (docs/decisions: the trial is of Basic). */
export const TRIAL_PLAN: PlanId = 'basic'
export const TRIAL_DAYS = 30

/** Days for which a plan stays in force after the period that was paid, while a payment is tried again. */
export const GRACE_DAYS = 3

/** Days for which the server keeps a shop's data after its plan has ended; then it deletes the data. */
export const KEPT_DAYS = 90

/** The page of the app where people choose a plan. */
export const UPGRADE_PATH = '/setari/abonament'

/** Whether a plan has a feature. */
export const planHas = (plan: PlanId, feature: Feature): boolean => PLANS[plan].features.includes(feature)

/** The columns of a shop's row that say what it has bought. Instants are ISO. */
export type BoughtPlan = {
  plan: PlanId
  trial_expires_at: string | null
  /** The end of the period that was paid last; null until the shop has paid. */
  plan_until: string | null
  /** When the plan ends because the shop has cancelled it; null while it goes on. */
  cancel_at: string | null
  /** Until when we have extended the paid plan, whatever becomes of its payments; null where we have not. */
  gift_until: string | null
}

const GRACE = GRACE_DAYS * DAY

/** When a plan would end without what we have given. */
const boughtEndOf = ({
  trial_expires_at,
  plan_until,
  cancel_at,
}: Omit<BoughtPlan, 'plan' | 'gift_until'>): string | null => {
  if (plan_until === null) return trial_expires_at
  return cancel_at ?? new Date(Date.parse(plan_until) + GRACE).toISOString()
}

/** The end that we have given a paid plan, where that is later than its own; null where its own counts. */
export const giftOf = (shop: Omit<BoughtPlan, 'plan'>): string | null => {
  const bought = boughtEndOf(shop)
  const { plan_until, gift_until } = shop
  return plan_until !== null && bought !== null && gift_until !== null && gift_until > bought
    ? gift_until
    : null
}

/**
 * When a plan ends by itself, with the days of grace of a paid one and what we have given; null for a plan without an end.
 */
export const endOf = (shop: Omit<BoughtPlan, 'plan'>): string | null => giftOf(shop) ?? boughtEndOf(shop)

/** When the grace after a failed payment ends, ISO; null where none runs. It is the last days of what we have given. */
export const graceOf = (shop: BoughtPlan, now: string): string | null => {
  const ends = endOf(shop)
  const isUnpaid = shop.plan_until !== null && shop.plan_until <= now && shop.cancel_at === null
  if (!isUnpaid || ends === null || ends <= now) return null
  return Date.parse(ends) - GRACE <= Date.parse(now) ? ends : null
}

/** The plan that applies at a moment: one that has run out is Free. */
export const planAt = ({ plan, endsAt }: { plan: PlanId; endsAt: string | null }, now: string): PlanId =>
  endsAt !== null && endsAt <= now ? 'free' : plan

/** The plan of a shop's row that applies at a moment. */
export const planOfShop = (shop: BoughtPlan, now: string): PlanId =>
  planAt({ plan: shop.plan, endsAt: endOf(shop) }, now)

/** Whether a plan is a trial: nothing was paid yet. */
export const isTrial = ({
  plan,
  trial_expires_at,
  plan_until,
}: Pick<BoughtPlan, 'plan' | 'trial_expires_at' | 'plan_until'>): boolean =>
  plan !== 'free' && plan_until === null && trial_expires_at !== null

/** Whether a shop has paid for a plan, now or before. */
export const hasPaid = ({ plan, plan_until }: Pick<BoughtPlan, 'plan' | 'plan_until'>): boolean =>
  plan !== 'free' && plan_until !== null

/**
 * Whether the shop pays for a plan now; then it changes its subscription and opens no second one. A plan that goes on
 * as our gift after its subscription has ended can be bought.
 */
export const isSubscribed = (shop: BoughtPlan & { subscription: string }, now: string): boolean =>
  shop.subscription !== '' &&
  planOfShop(shop, now) !== 'free' &&
  (shop.cancel_at === null || shop.cancel_at > now)

/** The plan that a shop without a subscription has for free, and until when: its trial, or what we have given. */
export const freePlanOf = (shop: BoughtPlan): { plan: PlanId; endsAt: string | null } => ({
  plan: shop.plan,
  endsAt: isTrial(shop) ? endOf(shop) : giftOf(shop),
})

/** The plan that is proposed to a shop that pays for none: the one it has tried or had. */
export const proposedPlan = ({ plan }: Pick<BoughtPlan, 'plan'>): PlanId =>
  plan === 'free' ? TRIAL_PLAN : plan

/** The cheapest plan that has a feature. */
export const leastPlanWith = (feature: Feature): PlanId =>
  PLAN_IDS.find((plan) => planHas(plan, feature)) ?? 'pro'

/** What `plan_required` says of a missing feature. */
export const lackOf = (feature: Feature) => ({
  feature,
  plan: leastPlanWith(feature),
  upgrade: UPGRADE_PATH,
})

/** Until when the server keeps the data of a shop whose plan ended at `endedAt` (ISO). */
export const keptUntil = (endedAt: string): string =>
  new Date(Date.parse(endedAt) + KEPT_DAYS * DAY).toISOString()
