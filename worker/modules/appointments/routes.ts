import * as api from '#domain/api/booking.ts'
import { busy, MOST_BUSY_DAYS } from '#domain/api/calendar.ts'
import { daysBetween } from '#domain/kernel/days.ts'
import { AppError } from '#domain/kernel/errors.ts'
import { messages } from '#domain/messages/schema.ts'
import { REGISTRY } from '#domain/modules.ts'
import { type SystemActor, systemActor } from '#domain/sync/actor.ts'
import type { Values } from '#domain/sync/log.ts'
import type { Op } from '#domain/sync/protocol.ts'
import { hasRight } from '#domain/sync/rights.ts'
import { visibilityOf } from '#domain/sync/visibility.ts'
import { feedRow, feedVersion, withNewFeed } from '#domain/workshop/appointments/feeds.ts'
import { appointments } from '#domain/workshop/appointments/schema.ts'
import { type CalendarSettingsRow, calendarSettings } from '#domain/workshop/appointments/settings.ts'
import { proposed, slugOf, slugsLike } from '#domain/workshop/appointments/slug.ts'
import { mechanics } from '#domain/workshop/catalog/schema.ts'
import { tenants } from '#domain/workshop/shop/schema.ts'
import { doAct } from '#worker/acts.ts'
import { claimSlug, takenSlugs } from '#worker/db/booking-slugs.ts'
import { readBusy } from '#worker/db/busy.ts'
import { visibleRow } from '#worker/db/visibility.ts'
import type { Env } from '#worker/env.ts'
import { route } from '#worker/http/route.ts'
import { appointmentLink } from '#worker/modules/messages/links.ts'
import { linkFor } from '#worker/pages/links.ts'

/** When the address of a calendar ends: never by itself. */
const NEVER = '9999-12-31T00:00:00.000Z'

/**
 * Writes what the server alone writes of a shop's settings; a repeat of its key is the same act. The server has seen
 * the row that it changes, so that it replaces nobody's value.
 */
const settle = async (
  env: Env,
  actor: SystemActor,
  row: Pick<CalendarSettingsRow, 'rev'> | null,
  key: string,
  data: Values,
): Promise<void> => {
  const about = { collection: calendarSettings.name, id: actor.tenantId, data }
  const op: Op = row ? { op: 'patch', base: row.rev, ...about } : { op: 'insert', ...about }
  await doAct(env, actor, { key, ops: [op] })
}

export const appointmentRoutes = [
  route(busy, async (c, { query: { from, to } }) => {
    const actor = c.get('actor')
    const appointmentsOf = REGISTRY.get(appointments.name)
    if (!appointmentsOf || visibilityOf(appointmentsOf, actor) === 'none') throw new AppError('forbidden')
    const days = daysBetween(from, to)
    if (days < 0 || days > MOST_BUSY_DAYS)
      throw new AppError('invalid_input', { issues: [{ path: 'to', code: 'invalid' }] })
    return { busy: await readBusy(c.get('db'), actor, { from, to, now: new Date().toISOString() }) }
  }),
  route(api.takeSlug, async (c, { body }) => {
    const [actor, db] = [c.get('actor'), c.get('db')]
    if (!hasRight(calendarSettings, 'patch', actor)) throw new AppError('forbidden')
    const slug = slugOf(body.slug)
    if (slug === '') throw new AppError('invalid_input', { issues: [{ path: 'slug', code: 'slug_invalid' }] })
    const now = new Date().toISOString()
    if (!(await claimSlug(c.env, db.tenantId, slug, now))) {
      const shop = await visibleRow(db, actor, tenants, db.tenantId)
      const like = slugsLike(slug, shop?.localitate ?? '')
      const free = proposed(like, await takenSlugs(c.env, like)).join(', ')
      throw new AppError('slug_taken', { params: { free }, issues: [{ path: 'slug', code: 'slug_taken' }] })
    }
    const row = await visibleRow(db, actor, calendarSettings, db.tenantId)
    await settle(c.env, systemActor(actor, 'booking'), row, `slug/${slug}/${now}`, { slug })
    return { slug }
  }),
  route(api.appointmentAddress, async (c, { params: { id } }) => {
    // The address lets a person move the appointment as the client, so only people who may send it get it.
    if (!hasRight(messages, 'insert', c.get('actor'))) throw new AppError('forbidden')
    const found = await visibleRow(c.get('db'), c.get('actor'), appointments, id)
    if (!found) throw new AppError('not_found')
    return { url: await appointmentLink(c.env, found) }
  }),
  route(api.feedAddress, async (c, { body: { mechanicId, renew } }) => {
    const [actor, db] = [c.get('actor'), c.get('db')]
    if (!hasRight(calendarSettings, 'patch', actor)) throw new AppError('forbidden')
    if (mechanicId !== '' && !(await visibleRow(db, actor, mechanics, mechanicId)))
      throw new AppError('not_found')
    const row = await visibleRow(db, actor, calendarSettings, db.tenantId)
    const before = row?.feeds ?? ''
    const feeds = renew ? withNewFeed(before, mechanicId) : before
    const version = feedVersion(feeds, mechanicId)
    if (renew)
      await settle(c.env, systemActor(actor, 'booking'), row, `feed/${mechanicId}/${version}`, { feeds })
    const url = await linkFor(c.env, db.tenantId, 'feed', feedRow(mechanicId, version), NEVER)
    return { url: `${url}.ics` }
  }),
]
