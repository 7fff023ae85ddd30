import type { Context } from 'hono'
import { AppError } from '#domain/kernel/errors.ts'
import { readPortalLink } from '#worker/db/portal-rows.ts'
import type { AppEnv } from '#worker/http/context.ts'
import { openedByClient } from '#worker/modules/approvals/answer-by-client.ts'
import { heldLink } from '../links.ts'

/**
 * Notes that somebody has looked at a page: a script tells so where the page is visible. A GET proves nothing, because
 * programs that preview messages fetch links.
 */
export const noteOpened = async (c: Context<AppEnv>, token: string): Promise<Response> => {
  const held = await heldLink(c, 'portal', token)
  const link = held && (await readPortalLink(held.db, held.rowId))
  const now = new Date().toISOString()
  if (!held || !link || link.withdrawn_at !== null || link.expires_at <= now) throw new AppError('not_found')
  const { success } = await c.env.LINK_USES.limit({ key: held.hash })
  if (success && link.opened_at === null) await openedByClient(c.env, held.db.tenantId, link)
  return c.body(null, 204)
}
