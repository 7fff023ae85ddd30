import * as api from '#domain/api/dev.ts'
import { AppError } from '#domain/kernel/errors.ts'
import { localMessage, localMessages, markLocally } from '#worker/db/local-outbox.ts'
import { route } from '#worker/http/route.ts'
import { readPhoneId } from '#worker/providers/local-phone.ts'
import { takeReports } from '../messages/reports.ts'
import { onlyInDevelopment, PAGE_POLICY } from './only-in-development.ts'
import { outboxPage } from './outbox-page.ts'

/** A message comes from anywhere, so its HTML runs nothing and loads nothing but pictures that it brings along. */
const MESSAGE_POLICY =
  "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'"

export const devRoutes = [
  route(api.outboxPage, async (c) => {
    onlyInDevelopment(c)
    return c.html(outboxPage(await localMessages(c.env)), 200, { 'content-security-policy': PAGE_POLICY })
  }),
  route(api.outboxMessages, async (c) => {
    onlyInDevelopment(c)
    return { messages: await localMessages(c.env) }
  }),
  route(api.outboxHtml, async (c, { params }) => {
    onlyInDevelopment(c)
    const message = await localMessage(c.env, params.id)
    if (!message?.html) throw new AppError('not_found')
    return c.html(message.html, 200, { 'content-security-policy': MESSAGE_POLICY })
  }),
  route(api.outboxReport, async (c, { params: { id, outcome } }) => {
    onlyInDevelopment(c)
    const named = readPhoneId(id)
    if (named === null || !(await localMessage(c.env, id))) throw new AppError('not_found')
    const now = Date.now()
    const code = outcome === 'delivered' ? '' : `local_${outcome}`
    const { channel, key } = named
    await takeReports(c.env, channel, [{ key, id: key, state: outcome, code, at: null }], now)
    await markLocally(c.env, id, outcome)
    return c.redirect(api.outboxPage.path, 303)
  }),
]
