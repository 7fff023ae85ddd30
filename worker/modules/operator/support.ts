import type { Context } from 'hono'
import { html, raw } from 'hono/html'
import type * as v from 'valibot'
import * as api from '#domain/api/operator.ts'
import { pathOf } from '#domain/api/paths.ts'
import { AppError } from '#domain/kernel/errors.ts'
import { cutText } from '#domain/kernel/text.ts'
import { REGISTRY } from '#domain/modules.ts'
import { operatorActor, staffActor } from '#domain/sync/actor.ts'
import { type Collection, columnNames } from '#domain/sync/collection.ts'
import { visibilityOf } from '#domain/sync/visibility.ts'
import { FOUNDER } from '#domain/team/roles.ts'
import { type Shop, tenants } from '#domain/workshop/shop/schema.ts'
import { isSupported, supportSince } from '#domain/workshop/shop/support.ts'
import { findTenantDb } from '#worker/db/directory.ts'
import { hasActed } from '#worker/db/operator/acts.ts'
import type { TenantDb } from '#worker/db/tenant-db.ts'
import { visibleRow, visibleRows } from '#worker/db/visibility.ts'
import type { OperatorEnv } from '#worker/http/context.ts'
import type { Html } from '#worker/pages/answer.ts'
import { where } from '#worker/pages/parts.ts'
import { operate, tellShop } from './act.ts'
import { operatorPage } from './page.ts'
import { actForm, card, facts, when } from './parts.ts'

/** A look at a shop's rows, as its owner sees them, for as long as the owner allows it. Nothing is written from here. */

/** How the note of a look names it: a page is shown to who has it. */
const LOOKED = 'A început să privească datele, cu acordul proprietarului'

/** Rows of a collection, and characters of a value, that a page shows. */
const ROWS = 50
const LONGEST = 120

const pathTo = (tenant: string, colectie?: string): string =>
  pathOf(api.supportView, { params: { tenant }, query: { colectie } })

/** On the page of a shop: whether its owner allows a look, and the form that begins one. */
export const supportCard = (shop: Shop, now: string): Html =>
  card(
    'Datele service-ului',
    isSupported(shop, now)
      ? html`<p>Proprietarul permite să le priviți până la ${when(shop.support_until)}.</p>
${actForm(pathTo(shop.id), html``, 'Privește datele')}`
      : html`<p class="soft">Se văd numai cu acordul proprietarului: Setări → Confidențialitate → „Echipa ROA AUTO poate privi datele”.</p>`,
  )

/**
 * A shop whose owner allows a look now.
 * @throws AppError `not_found`, and `forbidden` without a consent, or after its end
 */
const supported = async (
  c: Context<OperatorEnv>,
  tenantId: string,
): Promise<{ db: TenantDb; shop: Shop; until: string }> => {
  const db = await findTenantDb(c.env, tenantId)
  const shop =
    db && (await visibleRow(db, operatorActor({ tenantId, userId: '' }, LOOKED), tenants, tenantId))
  if (!shop) throw new AppError('not_found')
  const until = shop.support_until
  if (until === null || !isSupported(shop, new Date().toISOString())) throw new AppError('forbidden')
  return { db, shop, until }
}

/** Begins a look, which the shop reads in its history. @throws AppError as `supported` */
export const openSupport = async (
  c: Context<OperatorEnv>,
  tenantId: string,
  { act, reason }: v.InferOutput<typeof api.supportForm>,
): Promise<Response> => {
  await supported(c, tenantId)
  const done = { act, reason, tenantId, what: LOOKED }
  return operate(c, done, pathTo(tenantId), () => tellShop(c.env, done))
}

/**
 * The latest rows of a collection. Consent and begun look are read each time: whoever takes the consent back ends it.
 * @throws AppError as `supported`, and `forbidden` where this operator has begun no look under this consent
 */
export const showSupport = async (
  c: Context<OperatorEnv>,
  tenantId: string,
  named: string,
): Promise<Response> => {
  const { db, shop, until } = await supported(c, tenantId)
  const look = { operator: c.get('operator'), tenant_id: tenantId, what: LOOKED, since: supportSince(until) }
  if (!(await hasActed(c.env, look))) throw new AppError('forbidden')
  const owner = staffActor({ tenantId, userId: '' }, FOUNDER)
  const shown = [...REGISTRY.values()].filter((one) => visibilityOf(one, owner) !== 'none')
  const collection =
    shown.map((one) => one.collection).find(({ name }) => name === named) ?? shown[0]?.collection ?? tenants
  const { results } = await visibleRows(
    db,
    owner,
    collection,
    't.deleted_at IS NULL AND t.tenant_id = ?2',
    tenantId,
    `t.updated_at DESC LIMIT ${ROWS}`,
  ).all<Record<string, string | number | null>>()
  const links = shown.map(
    ({ collection: { name } }) =>
      html`<li><a href="${pathTo(tenantId, name)}" ${name === collection.name ? raw('aria-current="true"') : ''}>${name}</a></li>`,
  )
  return operatorPage(c, {
    title: shop.nume,
    body: html`<p class="banner" role="status">Priviți datele acestui service cu acordul proprietarului, până la ${when(until)}. Nimic nu se poate schimba de aici.</p>
${card('Ce se poate privi', html`<ul class="links">${links}</ul>`)}
<h2>${collection.name}: ultimele ${ROWS}</h2>
${results.map((row) => card(String(row.id), facts(valuesOf(collection, row))))}
${where(results.length === 0, () => html`<p class="soft">Nimic.</p>`)}`,
  })
}

/** What a row has in its columns: there are too many for a table, and most are empty. */
const valuesOf = (collection: Collection, row: Record<string, string | number | null>) =>
  columnNames(collection)
    .filter((name) => name !== 'tenant_id' && name !== 'id' && (row[name] ?? '') !== '')
    .map((name) => [name, cutText(String(row[name]), LONGEST)] as const)
