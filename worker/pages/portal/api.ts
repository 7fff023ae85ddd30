import type { Context } from 'hono'
import * as api from '#domain/api/portal.ts'
import { AppError } from '#domain/kernel/errors.ts'
import type { PortalView } from '#domain/portal/view.ts'
import { hasRight } from '#domain/sync/rights.ts'
import { portalLinks } from '#domain/workshop/approvals/schema.ts'
import { visibleRow } from '#worker/db/visibility.ts'
import type { AppEnv } from '#worker/http/context.ts'
import { route } from '#worker/http/route.ts'
import { secretsOf } from '#worker/http/secrets.ts'
import { readFormToken } from '../form-token.ts'
import { linkFor } from '../links.ts'
import { isWhole, type Said, writeAnswer } from './answer.ts'
import { newForm, type Opened, openAgain, openPortal } from './open.ts'

/** The portal as an API, beside its pages. */

const opened = async (c: Context<AppEnv>, token: string): Promise<Opened> => {
  const found = await openPortal(c, token)
  if (!found || 'note' in found) throw new AppError('not_found')
  return found
}

const answered = async (c: Context<AppEnv>, token: string, form: string, said: Said): Promise<PortalView> => {
  const found = await opened(c, token)
  const { success } = await c.env.LINK_USES.limit({ key: found.held.hash })
  if (!success) throw new AppError('too_many_attempts', { params: { retryAfter: 60 } })
  const read = readFormToken(secretsOf(c.env).SESSION_SECRET, found.held.hash, form, Date.now())
  if (!read) throw new AppError('forbidden')
  if (read.seen !== found.standing.request.offer_hash) throw new AppError('offer_changed')
  if (!isWhole(found, said))
    throw new AppError('invalid_input', { issues: [{ path: 'lines', code: 'invalid' }] })
  const refusal = await writeAnswer(c.env, found, read, said)
  if (refusal) throw new AppError(refusal.code, refusal)
  const now = await openAgain(found)
  if (!now || 'note' in now) throw new AppError('not_found')
  return now.view
}

export const portalRoutes = [
  route(api.linkAddress, async (c, { params }) => {
    // The address lets a person answer as the client, so only people who may send it get it.
    if (!hasRight(portalLinks, 'insert', c.get('actor'))) throw new AppError('forbidden')
    const link = await visibleRow(c.get('db'), c.get('actor'), portalLinks, params.id)
    if (!link) throw new AppError('not_found')
    if (link.withdrawn_at !== null || link.expires_at <= new Date().toISOString())
      throw new AppError('request_closed')
    return { url: await linkFor(c.env, link.tenant_id, 'portal', link.id, link.expires_at) }
  }),
  route(api.portalOrder, async (c, { params: { token } }) => {
    const found = await opened(c, token)
    return { ...found.view, form: found.view.state === 'open' ? newForm(c, found) : null }
  }),
  route(api.acceptOrder, async (c, { params: { token }, body: { form, name, note, signature, lines } }) =>
    answered(c, token, form, {
      name,
      note,
      signature,
      call_me: '',
      decisions:
        lines === undefined
          ? 'accept'
          : new Map(Object.entries(lines).map(([place, decision]) => [Number(place), decision])),
    }),
  ),
  route(api.rejectOrder, async (c, { params: { token }, body: { form, name, note, signature } }) =>
    answered(c, token, form, { name, note, signature, call_me: '', decisions: 'refuse' }),
  ),
]
