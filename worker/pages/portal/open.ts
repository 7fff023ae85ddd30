import type { Context } from 'hono'
import { portalView } from '#domain/portal/portal-view.ts'
import type { PortalRows } from '#domain/portal/rows.ts'
import { type Standing, standingOf } from '#domain/portal/standing.ts'
import type { PortalView, ShopNote } from '#domain/portal/view.ts'
import { readPortalRows } from '#worker/db/portal-rows.ts'
import type { AppEnv } from '#worker/http/context.ts'
import { secretsOf } from '#worker/http/secrets.ts'
import { formToken } from '../form-token.ts'
import { type Held, heldLink } from '../links.ts'
import { newId } from '../new-id.ts'

/** The order to which a link leads, as it stands now. */
export type Opened = { held: Held; rows: PortalRows; standing: Standing; view: PortalView }

/** A link that shows nothing of its order any more. */
export type Closed = { note: ShopNote; rows: PortalRows }

/** Why a link shows nothing; null where it does. `now` is an instant. */
const closedBy = ({ link }: PortalRows, now: string): ShopNote | null => {
  if (link.withdrawn_at !== null) return 'link_withdrawn'
  return link.expires_at <= now ? 'link_expired' : null
}

/**
 * Opens the link of a request: one look into the directory, and one into its shard. Null for a wrong token.
 */
export const openPortal = async (c: Context<AppEnv>, token: string): Promise<Opened | Closed | null> => {
  const held = await heldLink(c, 'portal', token)
  const rows = held && (await readPortalRows(held.db, held.rowId))
  if (!held || !rows) return null
  return standingIn(held, rows)
}

/** How things stand, from rows. */
const standingIn = (held: Held, rows: PortalRows, seen?: string): Opened | Closed | null => {
  const now = new Date().toISOString()
  const note = closedBy(rows, now)
  if (note) return { note, rows }
  const standing = standingOf(rows, now, seen)
  return standing && { held, rows, standing, view: portalView(rows, standing) }
}

/** The same link once more, after an act. */
export const openAgain = async ({ held }: Opened, seen?: string): Promise<Opened | Closed | null> => {
  const rows = await readPortalRows(held.db, held.rowId)
  return rows && standingIn(held, rows, seen)
}

/** The same, for somebody who filled in a form for the offer of this hash. */
export const asSeen = (opened: Opened, seen: string): Opened => {
  const standing = standingOf(opened.rows, new Date().toISOString(), seen) ?? opened.standing
  return { ...opened, standing, view: portalView(opened.rows, standing) }
}

/** A new form for what the page shows. */
export const newForm = (c: Context<AppEnv>, { held, standing }: Opened): string => {
  return formToken(secretsOf(c.env).SESSION_SECRET, held.hash, {
    act: newId(),
    seen: standing.request.offer_hash,
    at: Date.now(),
  })
}
