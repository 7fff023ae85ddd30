import { clientMail } from '#domain/mail/client-mail.ts'
import { parameterAsSent, textAsSent } from '#domain/messages/as-sent.ts'
import { type Message, messageSettings } from '#domain/messages/schema.ts'
import { segmentsOf } from '#domain/messages/segments.ts'
import type { Channel } from '#domain/messages/words.ts'
import { systemActor } from '#domain/sync/actor.ts'
import type { Values } from '#domain/sync/log.ts'
import type { Op } from '#domain/sync/protocol.ts'
import { tenants } from '#domain/workshop/shop/schema.ts'
import type { TenantDb } from '#worker/db/tenant-db.ts'
import { visibleRow } from '#worker/db/visibility.ts'
import type { Env } from '#worker/env.ts'
import { mailProvider } from '#worker/providers/mail/chosen.ts'
import { MAIL_REFUSALS } from '#worker/providers/mail/port.ts'
import { type PhoneAnswer, REFUSALS } from '#worker/providers/phone-messages.ts'
import { smsProvider } from '#worker/providers/sms/chosen.ts'
import type { Sms } from '#worker/providers/sms/port.ts'
import { whatsAppProvider } from '#worker/providers/whatsapp/chosen.ts'
import { linksOf } from './links.ts'
import { providerKey } from './provider-key.ts'
import { MAX_ID, smsReportAddress } from './reports.ts'

/** What became of a request; `values` are what the message keeps of it, `also` what else has changed by it. */
export type Sent =
  | { kind: 'accepted'; values: Values; also?: Op[] }
  | { kind: 'known' }
  | { kind: 'refused'; reason: string; isFinal: boolean }
  | { kind: 'unsure' }

/** A message on its way to a provider. */
export type Sender = {
  /** For how long the provider knows a message again, in milliseconds. */
  remembers: number
  /** Segments that an SMS takes with its real links. */
  segments?: number
  send(): Promise<Sent>
}

const smsSender = async (env: Env, db: TenantDb, message: Message): Promise<Sender> => {
  const actor = systemActor(db, 'messages')
  const settings = await visibleRow(db, actor, messageSettings, db.tenantId)
  const text = textAsSent(message, await linksOf(env, db, message))
  const { encoding, segments } = segmentsOf(text)
  const own = settings?.sender_state === 'approved' ? settings.sender : ''
  const provider = smsProvider(env)
  const sms: Sms = {
    key: providerKey(db.tenantId, message),
    to: message.address,
    text,
    encoding,
    segments,
    sender: own || env.SMS_SENDER,
    reportTo: smsReportAddress(env),
  }
  return {
    remembers: provider.remembers,
    segments,
    send: async () => {
      const answer = await provider.send(sms)
      if (own === '' || answer.kind !== 'refused' || answer.reason !== 'sender_refused') return sentBy(answer)
      // The provider has dropped the shop's name: the SMS goes under the shared one.
      const sent = sentBy(await provider.send({ ...sms, sender: env.SMS_SENDER }))
      return sent.kind === 'accepted' ? { ...sent, also: [refusedSender(db.tenantId)] } : sent
    },
  }
}

const sentBy = (answer: PhoneAnswer): Sent => {
  if (answer.kind === 'accepted')
    return {
      kind: 'accepted',
      values: { provider_id: answer.id.slice(0, MAX_ID), segments: answer.segments },
    }
  if (answer.kind !== 'refused') return answer
  return { ...answer, isFinal: REFUSALS[answer.reason] === 'final' }
}

const refusedSender = (id: string): Op => ({
  op: 'patch',
  collection: 'message_settings',
  id,
  base: 0,
  data: { sender_state: 'refused' },
})

const whatsAppSender = async (env: Env, db: TenantDb, message: Message): Promise<Sender> => {
  const provider = whatsAppProvider(env)
  if (message.way === 'link' || provider === null) return noSender()
  const links = await linksOf(env, db, message)
  return {
    remembers: provider.remembers,
    send: async () =>
      sentBy(
        await provider.send({
          key: providerKey(db.tenantId, message),
          to: message.address,
          language: message.language,
          parameter: parameterAsSent(message, links),
          text: textAsSent(message, links),
        }),
      ),
  }
}

const mailSender = async (env: Env, db: TenantDb, message: Message): Promise<Sender> => {
  const [shop, links, provider] = await Promise.all([
    visibleRow(db, systemActor(db, 'messages'), tenants, db.tenantId),
    linksOf(env, db, message),
    mailProvider(env),
  ])
  if (!shop) throw new Error('a message of no shop')
  const { address, subject, language } = message
  const content = clientMail({ shop, language, subject, body: textAsSent(message, links), ...links })
  return {
    remembers: provider.remembers,
    send: async () => {
      const answer = await provider.send({
        key: providerKey(db.tenantId, message),
        to: address,
        fromName: shop.nume,
        replyTo: shop.email,
        stop: links.stop,
        ...content,
      })
      if (answer.kind === 'accepted')
        return { kind: 'accepted', values: { provider_id: answer.id.slice(0, MAX_ID) } }
      if (answer.kind === 'unsure') return answer
      return { ...answer, isFinal: MAIL_REFUSALS[answer.reason] === 'final' }
    },
  }
}

/** A message that a person opens on a device, or whose provider is not set up: no server sends it. */
const noSender = async (): Promise<Sender> => ({
  remembers: Number.POSITIVE_INFINITY,
  send: async () => ({ kind: 'refused', reason: 'no_provider', isFinal: true }),
})

const SENDERS: Readonly<Record<Channel, (env: Env, db: TenantDb, message: Message) => Promise<Sender>>> = {
  sms: smsSender,
  email: mailSender,
  whatsapp: whatsAppSender,
  share: noSender,
}

/** Prepares a message for the provider of its channel: nothing goes out before `send`. */
export const senderOf = (env: Env, db: TenantDb, message: Message): Promise<Sender> =>
  SENDERS[message.channel](env, db, message)
