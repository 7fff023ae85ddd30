import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { PAGES } from '#domain/api/paths.ts'
import { isInstant } from '#domain/kernel/dates.ts'
import type { Service } from '#domain/workshop/appointments/schema.ts'
import type { AppEnv } from '#worker/http/context.ts'
import { answerPage } from '../answer.ts'
import { wayFrom } from './choose.ts'
import type { Fault } from './details.ts'
import { mayChange, type Own, openOwn, ownForm, serviceOf } from './own.ts'
import { type Moving, movePage } from './own-move.ts'
import { ownPage } from './own-page.ts'
import { dayIn, dayOf } from './shop.ts'

/** The client's own pages of an appointment. */

export const ownPath = (token: string): string => `${PAGES.booking}/${token}`

/** Where its client may book again; '' where the shop takes no bookings. */
const startOf = ({ booked, calendar: { settings } }: Own): string =>
  settings.enabled === 1 && settings.slug !== ''
    ? wayFrom(`${PAGES.booking}/${settings.slug}`)({ s: booked.service_id ?? '' })
    : ''

export const showOwn = async (c: Context<AppEnv>, token: string): Promise<Response> => {
  const query = (name: string) => c.req.query(name) ?? ''
  const at = query('o')
  const moving: Moving = { asked: dayIn(query('d')), chosen: dayIn(query('z')), at: isInstant(at) ? at : '' }
  const own = await openOwn(c, token, moving.asked || moving.chosen || dayOf(at))
  return query('muta') === '1' ? showMove(c, 200, own, token, moving) : showState(c, 200, own, token)
}

/** The page of how it stands, with what was wrong with a form. */
export const showState = (
  c: Context<AppEnv>,
  status: ContentfulStatusCode,
  own: Own,
  token: string,
  {
    code = '',
    agrees = false,
    faults = [],
  }: { code?: string; agrees?: boolean; faults?: readonly Fault[] } = {},
): Promise<Response> =>
  answerPage(
    c,
    status,
    ownPage(
      own,
      { token: ownForm(c, own), code, agrees, faults },
      { base: ownPath(token), start: startOf(own), now: Date.now() },
    ),
  )

/** The service of an appointment that may be moved; null of one that may not. */
export const movable = (own: Own): Service | null => (mayChange(own, Date.now()) ? serviceOf(own) : null)

/** The page of a move, or how it stands where it may not be moved. */
export const showMove = (
  c: Context<AppEnv>,
  status: ContentfulStatusCode,
  own: Own,
  token: string,
  moving: Moving,
  faults: readonly Fault[] = [],
): Promise<Response> => {
  const service = movable(own)
  if (!service) return showState(c, status, own, token, { faults })
  const form = { base: ownPath(token), token: ownForm(c, own), faults }
  return answerPage(c, status, movePage(own, service, moving, form))
}
