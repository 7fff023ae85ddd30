import { html } from 'hono/html'
import { operatorShops } from '#domain/api/operator.ts'
import { pathOf } from '#domain/api/paths.ts'
import { PLANS } from '#domain/plans/catalogue.ts'
import type { ListedShop } from '#worker/db/operator/shops.ts'
import { where } from '#worker/pages/parts.ts'
import type { OperatorPage } from './page.ts'
import { type Column, card, shopLink, table, when } from './parts.ts'

const COLUMNS: readonly Column<ListedShop>[] = [
  {
    label: 'Service',
    show: ({ id, name, isClosed }) =>
      isClosed ? html`${name} <small>se șterge</small>` : shopLink(id, name),
  },
  { label: 'Abonament', show: ({ plan }) => PLANS[plan].name },
  { label: 'Până la', show: ({ endsAt }) => when(endsAt) },
  { label: 'SMS luna aceasta', holds: 'number', show: ({ sms }) => sms },
  { label: 'Ultima modificare', show: ({ changedAt }) => when(changedAt) },
  { label: 'Ultimul dispozitiv', show: ({ seenAt }) => when(seenAt) },
  { label: 'Shard', holds: 'number', show: ({ shard }) => shard },
  {
    label: 'Efecte moarte',
    holds: 'number',
    show: ({ dead }) => (dead > 0 ? html`<b class="bad">${dead}</b>` : 0),
  },
]

/** The list of shops, with its search. */
export const shopsPage = (
  { shops, isMore }: { shops: readonly ListedShop[]; isMore: boolean },
  q: string,
): OperatorPage => {
  const next = pathOf(operatorShops, { query: { q, after: shops.at(-1)?.id } })
  return {
    title: 'Service-uri',
    body: html`<section class="card"><form class="row" method="get" action="${operatorShops.path}" role="search">
<label>Nume, e-mail sau id<input type="search" name="q" value="${q}" maxlength="200"></label><button>Caută</button></form></section>
${card(q === '' ? 'Cele mai noi' : `Găsite pentru „${q}”`, table(COLUMNS, shops, 'Niciun service.'))}
${where(isMore, () => html`<p><a href="${next}">Mai vechi</a></p>`)}`,
  }
}
