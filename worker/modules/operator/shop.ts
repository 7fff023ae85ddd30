import { html } from 'hono/html'
import { endOf, giftOf, isTrial, METERED, PLANS, planOfShop } from '#domain/plans/catalogue.ts'
import type { Usage, UsagePack } from '#domain/usage/schema.ts'
import { periodAt, standingOf } from '#domain/usage/standing.ts'
import type { Shop } from '#domain/workshop/shop/schema.ts'
import type { Deletion } from '#worker/db/deletions.ts'
import type { DeadEffect } from '#worker/db/effects.ts'
import type { OperatorAct } from '#worker/db/operator/acts.ts'
import type { ShopFacts } from '#worker/db/operator/shops.ts'
import { grantCards } from './grants.ts'
import type { OperatorPage } from './page.ts'
import { card, facts, letterLink, table, when } from './parts.ts'
import { supportCard } from './support.ts'
import { METERED_WORDS } from './words.ts'

/** What the page of a shop shows. */
export type ShownShop = {
  shop: Shop
  known: ShopFacts
  usage: readonly Usage[]
  packs: readonly UsagePack[]
  dead: readonly DeadEffect[]
  acts: readonly OperatorAct[]
  /** The last warning that its data is about to be deleted; null for none. */
  deletion: Pick<Deletion, 'warned_at'> | null
}

/** How the shop stands with each metered feature. */
const usageOf = ({ shop, usage, packs }: ShownShop, now: string) =>
  METERED.map((feature) => {
    const month = usage.find((row) => row.feature === feature && row.period === periodAt(now)) ?? null
    return { feature, ...standingOf({ feature, plan: planOfShop(shop, now), month, packs }, now) }
  })

/** What an end of a plan is. */
const endWords = (shop: Shop): string => {
  if (isTrial(shop)) return 'Probă până la'
  return giftOf(shop) === null ? 'Plătit până la' : 'Prelungit de noi până la'
}

/** The page of a shop. `now` is ISO. */
export const shopPage = (shown: ShownShop, now: string): OperatorPage => {
  const { shop, known, dead, acts, deletion } = shown
  return {
    title: shop.nume,
    body: html`${card(
      'Abonament și date',
      facts([
        ['Abonament', PLANS[planOfShop(shop, now)].name],
        [endWords(shop), when(endOf(shop))],
        ['Înscris', when(known.createdAt)],
        ['Ultimul dispozitiv', when(known.seenAt)],
        ['Modificări', known.head],
        ['Shard', known.shard],
        ['Id', shop.id],
        ...(deletion === null ? [] : [['Anunțat că se șterge', when(deletion.warned_at)] as const]),
      ]),
    )}
<div class="cards">${grantCards(shop)}${supportCard(shop, now)}</div>
${card(
  'Folosit luna aceasta',
  table(
    [
      { label: 'Ce', show: ({ feature }) => METERED_WORDS[feature] },
      { label: 'Folosit', holds: 'number', show: ({ used }) => used },
      { label: 'Limită', holds: 'number', show: ({ limit }) => limit },
    ],
    usageOf(shown, now),
    '',
  ),
)}
${card(
  'Efecte moarte',
  table(
    [
      { label: 'Job', show: ({ key, job }) => letterLink(shop.id, key, job) },
      { label: 'Eroare', show: ({ error }) => error },
      { label: 'Încercări', holds: 'number', show: ({ attempts }) => attempts },
      { label: 'Când', show: ({ ended_at }) => when(ended_at) },
    ],
    dead,
    'Niciunul.',
  ),
)}
${card(
  'Ce am făcut pentru el',
  table(
    [
      { label: 'Ce', show: ({ what }) => what },
      { label: 'Motiv', show: ({ reason }) => reason },
      { label: 'Cine', show: ({ operator }) => operator },
      { label: 'Când', show: ({ at }) => when(at) },
    ],
    acts,
    'Nimic.',
  ),
)}`,
  }
}
