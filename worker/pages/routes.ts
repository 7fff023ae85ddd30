import { Hono } from 'hono'
import { INVITE_PAGE, LEGAL_PAGES, PAGES } from '#domain/api/paths.ts'
import { ANSWER_BYTES } from '#domain/api/portal.ts'
import { AppError } from '#domain/kernel/errors.ts'
import { LEGAL_NAMES } from '#domain/legal/documents.ts'
import { FORM_BYTES, limitBody } from '#worker/http/body-limit.ts'
import type { AppEnv } from '#worker/http/context.ts'
import { sameOrigin } from '#worker/http/same-origin.ts'
import { isAppointment } from './booking/key.ts'
import { bookingLogo } from './booking/logo.ts'
import { ownIcs } from './booking/own-ics.ts'
import { showOwn } from './booking/own-show.ts'
import { submitOwn } from './booking/own-submit.ts'
import { showPoster } from './booking/poster.ts'
import { showBooking } from './booking/show.ts'
import { submitBooking } from './booking/submit.ts'
import { showPrinted } from './check/check.ts'
import { errorPage } from './error-page.ts'
import { showFeed } from './feeds/feed.ts'
import { showLegal } from './legal/show.ts'
import { isToken } from './link-token.ts'
import { devizOf, logoOf, photoOf } from './portal/files.ts'
import { EMPTY } from './portal/form.ts'
import { newForm, openPortal } from './portal/open.ts'
import { noteOpened } from './portal/opened.ts'
import { showClosed, showPortal } from './portal/show.ts'
import { submitPortal } from './portal/submit.ts'
import { showStop, stopMessages } from './stop/stop.ts'

/** The pages for people without an account. A GET changes nothing and wakes no object. */
export const pages = new Hono<AppEnv>()
pages.onError(errorPage)

const ORDER = `${PAGES.portal}/:token` as const

pages.get(ORDER, async (c) => {
  const token = c.req.param('token')
  const found = await openPortal(c, token)
  if (!found) throw new AppError('not_found')
  if ('note' in found) return showClosed(c, found, token)
  return showPortal(c, 200, found, { token: newForm(c, found), typed: EMPTY, faults: [], sum: null })
})
pages.post(ORDER, sameOrigin, limitBody(ANSWER_BYTES), (c) => submitPortal(c, c.req.param('token')))
pages.post(`${ORDER}/deschis`, sameOrigin, (c) => noteOpened(c, c.req.param('token')))
pages.get(`${ORDER}/deviz.pdf`, (c) => devizOf(c, c.req.param('token')))
pages.get(`${ORDER}/foto/:id`, (c) => photoOf(c, c.req.param('token'), c.req.param('id')))
pages.get(`${ORDER}/sigla`, (c) => logoOf(c, c.req.param('token')))

const STOP = `${PAGES.stop}/:token` as const
pages.get(STOP, (c) => showStop(c, c.req.param('token')))
pages.post(STOP, sameOrigin, limitBody(FORM_BYTES), (c) => stopMessages(c, c.req.param('token')))

// The app shows the invite; a fragment reaches no server and no log.
pages.get(`${PAGES.invite}/:token`, (c) => {
  const token = c.req.param('token')
  if (!isToken(token)) throw new AppError('not_found')
  return c.redirect(`${INVITE_PAGE}#${token}`, 302)
})

const BOOKING = `${PAGES.booking}/:key` as const
pages.get(BOOKING, async (c) => {
  const key = c.req.param('key')
  return (await isAppointment(c, key)) ? showOwn(c, key) : showBooking(c, key)
})
pages.post(BOOKING, sameOrigin, limitBody(FORM_BYTES), async (c) => {
  const key = c.req.param('key')
  return (await isAppointment(c, key)) ? submitOwn(c, key) : submitBooking(c, key)
})
pages.get(`${BOOKING}/programare.ics`, (c) => ownIcs(c, c.req.param('key')))
pages.get(`${BOOKING}/afis`, (c) => showPoster(c, c.req.param('key')))
pages.get(`${BOOKING}/sigla`, (c) => bookingLogo(c, c.req.param('key')))

pages.get(`${PAGES.feed}/:file`, (c) => showFeed(c, c.req.param('file')))

pages.get(`${PAGES.check}/:code`, (c) => showPrinted(c, c.req.param('code')))

for (const name of LEGAL_NAMES) pages.get(LEGAL_PAGES[name], (c) => showLegal(c, name))
