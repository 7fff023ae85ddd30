import type { Context } from 'hono'
import { isLogo } from '#domain/documents/schema.ts'
import { AppError } from '#domain/kernel/errors.ts'
import { systemActor } from '#domain/sync/actor.ts'
import { readOrderDocumentRows } from '#worker/db/order-document-rows.ts'
import { pictureKey } from '#worker/db/photos.ts'
import { readLogo, readPortalPhoto } from '#worker/db/portal-rows.ts'
import type { TenantDb } from '#worker/db/tenant-db.ts'
import type { AppEnv } from '#worker/http/context.ts'
import { orderPrintable, printed } from '#worker/modules/documents/printed.ts'
import { filesIn } from '#worker/providers/files.ts'
import { LINK_HEADERS } from '../answer.ts'
import { heldLink } from '../links.ts'
import { openPortal } from './open.ts'

/** The files beside the page of an order. A link that shows nothing of its order has none of them. */

/** Pictures are the client's own, and the same for an hour: a page that is opened again asks for none. */
const PICTURE_HEADERS = { ...LINK_HEADERS, 'cache-control': 'private, max-age=3600' } as const

const heldOf = async (c: Context<AppEnv>, token: string) => {
  const held = await heldLink(c, 'portal', token)
  if (!held) throw new AppError('not_found')
  return held
}

/** A photo that the shop chose. */
export const photoOf = async (c: Context<AppEnv>, token: string, photoId: string): Promise<Response> => {
  const { db, rowId } = await heldOf(c, token)
  const photo = await readPortalPhoto(db, rowId, photoId, new Date().toISOString())
  const found = photo && (await filesIn(c.env.FILES).open(pictureKey(photo.tenant_id, photo.sha256)))
  if (!found) throw new AppError('not_found')
  return c.body(found.body, 200, {
    ...PICTURE_HEADERS,
    'content-type': photo.type,
    'content-length': String(found.size),
  })
}

export const logoOf = async (c: Context<AppEnv>, token: string): Promise<Response> =>
  answerLogo(c, (await heldOf(c, token)).db)

/** The logo of a shop. */
export const answerLogo = async (c: Context<AppEnv>, db: TenantDb): Promise<Response> => {
  const logo = await readLogo(db)
  const [, type = '', base64 = ''] = /^data:(image\/\w+);base64,(.*)$/.exec(logo) ?? []
  if (!isLogo(logo)) throw new AppError('not_found')
  return c.body(new Uint8Array(Buffer.from(base64, 'base64')), 200, {
    ...PICTURE_HEADERS,
    'content-type': type,
  })
}

/**
 * The deviz as PDF, where the order still is what the page shows. It wakes no object: two who ask at once make the same
 * file twice.
 */
export const devizOf = async (c: Context<AppEnv>, token: string): Promise<Response> => {
  const opened = await openPortal(c, token)
  if (!opened || 'note' in opened || !opened.view.hasPdf) throw new AppError('not_found')
  const { db, hash } = opened.held
  const { success } = await c.env.LINK_USES.limit({ key: hash })
  if (!success) throw new AppError('too_many_attempts', { params: { retryAfter: 60 } })
  const input = await readOrderDocumentRows(db, systemActor(db, 'approvals'), opened.rows.order.id)
  if (!input) throw new AppError('not_found')
  const printable = await orderPrintable(c.env, 'deviz', input)
  const { bytes } = await printed(c.env, db.tenantId, printable, (_, work) => work())
  return c.body(bytes, 200, {
    ...LINK_HEADERS,
    'content-type': 'application/pdf',
    'content-disposition': `inline; filename="${printable.name}"`,
  })
}
