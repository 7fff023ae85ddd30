import type { Context } from 'hono'
import { dayInRomania } from '#domain/kernel/dates.ts'
import { AppError } from '#domain/kernel/errors.ts'
import { planHas, planOfShop } from '#domain/plans/catalogue.ts'
import { feedEvent } from '#domain/workshop/appointments/feed.ts'
import { feedVersion, readFeedRow } from '#domain/workshop/appointments/feeds.ts'
import { icsCalendar } from '#domain/workshop/appointments/ics.ts'
import { readFeedRows } from '#worker/db/feed-rows.ts'
import type { AppEnv } from '#worker/http/context.ts'
import { LINK_HEADERS } from '../answer.ts'
import { heldLink } from '../links.ts'
import { hashOf } from '../signing.ts'

/** A calendar for other programs; a program that has this state already gets no second copy. */
export const showFeed = async (c: Context<AppEnv>, file: string): Promise<Response> => {
  const held = await heldLink(c, 'feed', file.replace(/\.ics$/, ''))
  if (!held) throw new AppError('not_found')
  const { of, version } = readFeedRow(held.rowId)
  const now = Date.now()
  const found = await readFeedRows(held.db, of, dayInRomania(now))
  const isOpen = found !== null && planHas(planOfShop(found, new Date(now).toISOString()), 'sync')
  // The address of a calendar that was given another one leads nowhere.
  if (!isOpen || feedVersion(found.feeds, of) !== version) throw new AppError('not_found')
  const { shop, rows } = found
  const text = icsCalendar(
    shop,
    rows.map((row) => feedEvent(row, row, of === '')),
  )
  const headers = {
    ...LINK_HEADERS,
    'cache-control': 'private, no-cache',
    etag: `"${hashOf(text).slice(0, 27)}"`,
  }
  if (c.req.header('if-none-match')?.includes(headers.etag)) return c.body(null, 304, headers)
  return c.body(text, 200, { ...headers, 'content-type': 'text/calendar; charset=UTF-8' })
}
