import type { AnswerRow, PortalRows, ShopLook } from '#domain/portal/rows.ts'
import { systemActor } from '#domain/sync/actor.ts'
import type { Row } from '#domain/sync/collection.ts'
import { approvalRequests, type PortalLink, portalLinks } from '#domain/workshop/approvals/schema.ts'
import { type Order, type OrderLine, orderLines, orders } from '#domain/workshop/orders/schema.ts'
import { type Shop, tenants } from '#domain/workshop/shop/schema.ts'
import type { TenantDb } from './tenant-db.ts'
import { visibleRows } from './visibility.ts'

/** The latest requests, decisions and wishes to be called that a page needs of an order. */
const MOST = 8

/** The order to which the link `?2` leads. */
const ITS_ORDER = '(SELECT order_id FROM portal_links WHERE tenant_id = ?1 AND id = ?2)'

/** The latest requests of that order, and the one that came with the link. */
const ITS_REQUESTS = `t.order_id = ${ITS_ORDER} AND (
  t.version > (SELECT max(version) FROM approval_requests WHERE tenant_id = ?1 AND order_id = ${ITS_ORDER}) - ${MOST}
  OR t.id = (SELECT request_id FROM portal_links WHERE tenant_id = ?1 AND id = ?2))`

/** How the pages of a shop look. */
export const shopLookOf = ({ d1, tenantId }: TenantDb): D1PreparedStatement =>
  d1
    .prepare(
      `SELECT coalesce(d.culoare, '') AS colour, coalesce(d.logo, '') <> '' AS logo, coalesce(c.hours, '') AS hours
       FROM (SELECT ?1 AS id) AS shop
       LEFT JOIN document_settings AS d ON d.tenant_id = shop.id AND d.id = shop.id AND d.deleted_at IS NULL
       LEFT JOIN calendar_settings AS c ON c.tenant_id = shop.id AND c.id = shop.id AND c.deleted_at IS NULL`,
    )
    .bind(tenantId)

/**
 * The latest answers about an order, newest first, without their drawings; `order` finds its id by the value `?2`.
 * Decisions and calls are counted apart, so that no number of calls hides a decision.
 */
export const portalAnswersOf = (
  { d1, tenantId }: TenantDb,
  order: string,
  value: string,
): D1PreparedStatement =>
  d1
    .prepare(
      `SELECT id, request_id, decisions, name, note, call_me, source, at, signature <> '' AS signed
       FROM (SELECT *, row_number() OVER (PARTITION BY decisions <> '' ORDER BY seq DESC) AS place
             FROM approval_answers WHERE tenant_id = ?1 AND order_id = ${order} AND deleted_at IS NULL)
       WHERE place <= ${MOST} ORDER BY seq DESC`,
    )
    .bind(tenantId, value)

export const NO_LOOK: ShopLook = { colour: '', logo: 0, hours: '' }

/**
 * What a link of the portal leads to, in one state and one round trip: the link is the right to see its order, so the
 * rows are found through it. Null where the link is gone.
 */
export const readPortalRows = async (db: TenantDb, linkId: string): Promise<PortalRows | null> => {
  const actor = systemActor(db, 'approvals')
  const living = 't.deleted_at IS NULL'
  const [link, order, lines, requests, answers, shop, look, photoIds] = await db.d1.batch<Row>([
    visibleRows(db, actor, portalLinks, `t.id = ?2 AND ${living}`, linkId),
    visibleRows(db, actor, orders, `t.id = ${ITS_ORDER} AND ${living}`, linkId),
    visibleRows(db, actor, orderLines, `t.order_id = ${ITS_ORDER} AND ${living}`, linkId, 'ordine, id'),
    visibleRows(db, actor, approvalRequests, `${ITS_REQUESTS} AND ${living}`, linkId, 'version DESC'),
    portalAnswersOf(db, ITS_ORDER, linkId),
    visibleRows(db, actor, tenants, 't.id = ?2', db.tenantId),
    shopLookOf(db),
    db.d1
      .prepare(
        `SELECT id FROM photos WHERE tenant_id = ?1 AND order_id = ${ITS_ORDER} AND deleted_at IS NULL
         AND for_portal = 1 AND uploaded_at IS NOT NULL`,
      )
      .bind(db.tenantId, linkId),
  ])
  const [foundLink, foundOrder, foundShop] = [link?.results[0], order?.results[0], shop?.results[0]]
  if (!foundLink || !foundOrder || !foundShop) return null
  return {
    link: foundLink as unknown as PortalLink,
    order: foundOrder as unknown as Order,
    lines: (lines?.results ?? []) as unknown as OrderLine[],
    requests: (requests?.results ?? []) as unknown as PortalRows['requests'],
    answers: (answers?.results ?? []) as unknown as AnswerRow[],
    shop: foundShop as unknown as Shop,
    look: (look?.results[0] as ShopLook | undefined) ?? NO_LOOK,
    photoIds: (photoIds?.results ?? []).map(({ id }) => String(id)),
  }
}

/** A link of the portal; null where it is gone. */
export const readPortalLink = (db: TenantDb, id: string): Promise<PortalLink | null> =>
  visibleRows(
    db,
    systemActor(db, 'approvals'),
    portalLinks,
    't.id = ?2 AND t.deleted_at IS NULL',
    id,
  ).first<PortalLink>()

/** A photo that the client of a link may see now; null for any other. `now` is an instant. */
export const readPortalPhoto = (
  { d1, tenantId }: TenantDb,
  linkId: string,
  photoId: string,
  now: string,
): Promise<{ tenant_id: string; sha256: string; type: string } | null> =>
  d1
    .prepare(
      `SELECT p.tenant_id, p.sha256, p.type FROM photos AS p
       JOIN portal_links AS l ON l.tenant_id = p.tenant_id AND l.order_id = p.order_id
       WHERE p.tenant_id = ?1 AND l.id = ?2 AND p.id = ?3 AND p.for_portal = 1 AND p.deleted_at IS NULL
       AND l.withdrawn_at IS NULL AND l.expires_at > ?4`,
    )
    .bind(tenantId, linkId, photoId, now)
    .first()

/** The logo of a shop, a data URL; '' where it has none. */
export const readLogo = async ({ d1, tenantId }: TenantDb): Promise<string> =>
  (await d1
    .prepare('SELECT logo FROM document_settings WHERE tenant_id = ?1 AND id = ?1 AND deleted_at IS NULL')
    .bind(tenantId)
    .first<string>('logo')) ?? ''
