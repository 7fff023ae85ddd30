import { useState } from 'react'
import { instantInRomania } from '#domain/kernel/dates.ts'
import { bodyOf, textAsSent } from '#domain/messages/as-sent.ts'
import { whatsAppWay } from '#domain/messages/channels.ts'
import { mayBeSent } from '#domain/messages/may-be-sent.ts'
import { NO_SECRETS, unknownFields, withSecrets } from '#domain/messages/template.ts'
import { filledTexts, templateId, templateOf } from '#domain/messages/templates.ts'
import { type Channel, isCommercial, type Purpose, type WhatsAppWay } from '#domain/messages/words.ts'
import type { PlanId } from '#domain/plans/catalogue.ts'
import { addressFor, channelsFor, firstOpen } from './channels.ts'
import { costOf } from './costly.ts'
import { factsOf } from './facts-of.ts'
import { LINKS } from './links.ts'
import type { Outgoing } from './read-outgoing.ts'

/** When a message leaves: at once, or at a full hour of a day in Romania. */
export type When = { kind: 'now' } | { kind: 'later'; day: string; hour: number }

type Text = { subject: string; body: string }

/**
 * A message that a person is about to send: what was chosen and typed, how it goes out, and whether it may. Each purpose
 * and channel keeps its own typed text while the sheet is open. `offered` is what the server has for WhatsApp; `now` in
 * milliseconds.
 */
export const useDraft = (outgoing: Outgoing, plan: PlanId | null, offered: WhatsAppWay, now: number) => {
  const channels = channelsFor({ plan, phone: outgoing.phone, email: outgoing.email })
  const [channel, setChannel] = useState<Channel>(() => firstOpen(channels))
  const [purpose, setPurpose] = useState<Purpose>(outgoing.purposes[0])
  const [typed, setTyped] = useState<Readonly<Record<string, Text>>>({})
  const [keepsDiacritics, setKeepsDiacritics] = useState<0 | 1 | null>(null)
  const [when, setWhen] = useState<When>({ kind: 'now' })
  const [forced, setForced] = useState<0 | 1>(0)

  const { language } = outgoing.client
  const id = templateId(purpose, channel, language)
  const template = templateOf(outgoing.templates.get(id), purpose, channel, language)
  const values = outgoing.values(language)
  const filled = filledTexts(template, purpose, values)
  const own = typed[id]
  const body = own?.body ?? filled.body
  const subject = channel === 'email' ? (own?.subject ?? filled.subject) : ''
  const diacritics = keepsDiacritics ?? template.diacritics
  const address = addressFor(channel, outgoing)
  const way = channel === 'whatsapp' ? whatsAppWay(purpose, plan ?? 'free', offered) : 'link'
  const written = { channel, way, body, diacritics, language }
  const send_at = when.kind === 'now' ? null : new Date(instantInRomania(when.day, when.hour)).toISOString()
  const facts = factsOf(outgoing, { channel, purpose, address })
  const judged = mayBeSent(
    { channel, way, purpose, address, body: bodyOf(written), diacritics, forced, send_at },
    facts,
    now,
  )
  const set = (text: Partial<Text>) => setTyped((before) => ({ ...before, [id]: { subject, body, ...text } }))

  return {
    channels,
    channel,
    way,
    setChannel,
    closed: channels.find((one) => one.channel === channel)?.closed ?? null,
    purpose,
    setPurpose,
    language,
    template,
    address,
    subject,
    body,
    set,
    /** Back to the text of the template. */
    reset: () => setTyped(({ [id]: _typed, ...others }) => others),
    isTyped: own !== undefined,
    /** Fields that stay in the text, and fields that have no value here. */
    unknown: unknownFields(body, purpose),
    empty: own === undefined ? filled.empty : [],
    diacritics,
    setDiacritics: setKeepsDiacritics,
    /** As the client gets it, with links of the length of real ones; a file has none beside it. */
    preview: channel === 'share' ? withSecrets(body, NO_SECRETS).trim() : textAsSent(written, LINKS),
    cost: channel === 'sms' ? costOf(written, LINKS) : null,
    when,
    setWhen,
    send_at,
    forced,
    setForced,
    /** Commercial messages always wait for the end of quiet hours. */
    mayForce: !isCommercial(purpose),
    agreement: facts.agreement,
    judged,
  }
}
export type Draft = ReturnType<typeof useDraft>
