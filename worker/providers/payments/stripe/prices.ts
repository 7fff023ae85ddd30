import type { Stripe } from 'stripe'
import * as v from 'valibot'
import { INTERVALS, PACK_IDS, PACKS, PLAN_IDS, PLANS, priceOf } from '#domain/plans/catalogue.ts'
import type { Purchase } from '../port.ts'

/**
 * Prices at Stripe follow the catalogue: each is made when it is first needed, under a key that has its amount. Another
 * amount is another price, and earlier subscribers keep the old one.
 */

type Sold = { name: string; amount: number; key: string; metadata: Record<string, string> }

const soldAs = (purchase: Purchase): Sold => {
  if (purchase.kind === 'pack') {
    const { id, units, price } = PACKS.find((one) => one.id === purchase.pack) ?? PACKS[0]
    return {
      name: `${units} SMS`,
      amount: price,
      key: `roaauto_${id}_${price}`,
      metadata: { kind: 'pack', pack: id },
    }
  }
  const { plan, interval } = purchase
  const amount = priceOf(plan, interval)
  return {
    name: `ROA AUTO ${PLANS[plan].name}`,
    amount,
    key: `roaauto_${plan}_${interval}_${amount}`,
    metadata: { kind: 'plan', plan, interval },
  }
}

/** The id of the price of what is bought. */
export const priceIdOf = async (stripe: Stripe, purchase: Purchase): Promise<string> => {
  const { name, amount, key, metadata } = soldAs(purchase)
  const known = await stripe.prices.list({ lookup_keys: [key], active: true, limit: 1 })
  const [first] = known.data
  if (first) return first.id
  const made = await stripe.prices.create(
    {
      currency: 'ron',
      unit_amount: amount,
      lookup_key: key,
      tax_behavior: 'inclusive',
      product_data: { name },
      metadata,
      ...(purchase.kind === 'plan' && { recurring: { interval: purchase.interval } }),
    },
    { idempotencyKey: `price/${key}` },
  )
  return made.id
}

const soldSchema = v.variant('kind', [
  v.object({ kind: v.literal('plan'), plan: v.picklist(PLAN_IDS), interval: v.picklist(INTERVALS) }),
  v.object({ kind: v.literal('pack'), pack: v.picklist(PACK_IDS) }),
])

/** What is sold, by the metadata of a price or of a visit; null for what is not ours. */
export const soldBy = (metadata: unknown): v.InferOutput<typeof soldSchema> | null => {
  const { success, output } = v.safeParse(soldSchema, metadata)
  return success ? output : null
}
