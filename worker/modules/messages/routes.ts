import * as api from '#domain/api/messages.ts'
import { AppError } from '#domain/kernel/errors.ts'
import { route } from '#worker/http/route.ts'
import { sameText } from '#worker/pages/signing.ts'
import { smsApiReports } from '#worker/providers/sms/smsapi-reports.ts'
import { cloudReports, cloudSignature } from '#worker/providers/whatsapp/cloud-reports.ts'
import { isReporter, takeReports } from './reports.ts'

/** The JSON of a body; null where it is none. */
const jsonOf = (body: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder().decode(body))
  } catch {
    return null
  }
}

/** What providers of messages call. */
export const messageRoutes = [
  route(api.smsReports, async (c, { params, query }) => {
    // Absent and forbidden are alike.
    if (!isReporter(c.env, params.secret)) throw new AppError('not_found')
    await takeReports(c.env, 'sms', smsApiReports(query), Date.now())
    return c.text('OK')
  }),
  route(api.whatsAppCheck, (c, { query }) => {
    const word = c.env.WHATSAPP_VERIFY_TOKEN
    if (!word || query['hub.mode'] !== 'subscribe' || !sameText(query['hub.verify_token'] ?? '', word))
      throw new AppError('not_found')
    return c.text(query['hub.challenge'] ?? '')
  }),
  route(api.whatsAppReports, async (c) => {
    const body = new Uint8Array(await c.req.arrayBuffer())
    const secret = c.env.WHATSAPP_APP_SECRET
    const signature = c.req.header('x-hub-signature-256') ?? ''
    if (!secret || !sameText(signature, cloudSignature(secret, body))) throw new AppError('not_found')
    await takeReports(c.env, 'whatsapp', cloudReports(jsonOf(body)), Date.now())
    return c.text('OK')
  }),
]
