import { defineCollection, type RowOf } from '#domain/sync/collection.ts'
import {
  checkedText,
  count,
  day,
  derived,
  flag,
  instant,
  json,
  notes,
  oneOf,
  orNull,
  ref,
  text,
} from '#domain/sync/columns.ts'
import { DESK, NOBODY, OFFICE } from '#domain/team/roles.ts'
import { heldSchema } from '#domain/usage/held.ts'
import { stepsSchema } from '#domain/workshop/reminders/steps.ts'
import { isSender, SENDER_STATES } from './sender.ts'
import {
  CHANNELS,
  DIRECTIONS,
  ENCODINGS,
  LANGUAGES,
  MESSAGE_STATES,
  PURPOSES,
  REASONS,
  WHATSAPP_WAYS,
} from './words.ts'

/** Characters of a message's text, and of the subject of an e-mail. */
export const MAX_BODY = 4_000
export const MAX_SUBJECT = 200

/** People who write to clients see the messages; mechanics see neither addresses nor texts. */
const visibility = { mechanic: 'none' } as const

/**
 * When and under which name the shop writes to its clients. One row, whose id is the tenant's; without it the defaults
 * apply.
 */
export const messageSettings = defineCollection({
  name: 'message_settings',
  columns: {
    /** Full hours in Romania between which messages leave: the shop may only narrow them. */
    send_from: count(9, 19, { initial: 9 }),
    send_until: count(10, 20, { initial: 20 }),
    /** 1: messages leave on Saturdays too. Never on Sundays. */
    saturdays: flag(1),
    /** The name under which the shop wishes its SMS to come; '' for the shared one. */
    sender: checkedText(11, isSender, 'sender_invalid'),
    /** What has become of the wish; until it is approved the shared name stands on the SMS. */
    sender_state: oneOf(SENDER_STATES, { initial: 'none' }),
    /** 1: reminders go out by themselves, to those who agreed. */
    reminders_on: flag(0),
    /** Days before the day of a reminder on which it is sent, by kind; '' for `STEPS`. */
    reminder_steps: json(stepsSchema, 500),
    /** Days after the last payment on which the client is asked for a review; where there is no address, nobody is. */
    review_days: count(0, 60, { initial: 1 }),
    /** The page on which clients write reviews. */
    review_url: text(300),
  },
  rights: { insert: OFFICE, patch: [...OFFICE, 'operator'], delete: NOBODY },
  // The provider registers it, and we ask the provider.
  writers: { sender_state: { insert: NOBODY, patch: ['operator'] } },
  visibility: { operator: 'all' },
  sharesId: true,
})
export type MessageSettingsRow = RowOf<typeof messageSettings>

/**
 * The shop's own texts, one for each purpose, channel and language, under a known id (`templateId`). Without a row the
 * default text of the code applies; a deleted row brings that back.
 */
export const messageTemplates = defineCollection({
  name: 'message_templates',
  columns: {
    purpose: oneOf(PURPOSES, { write: 'create' }),
    channel: oneOf(CHANNELS, { write: 'create' }),
    language: oneOf(LANGUAGES, { write: 'create', initial: 'ro' }),
    /** For an e-mail. */
    subject: text(MAX_SUBJECT),
    body: notes(MAX_BODY),
    /** 1: the letters of an SMS keep their diacritics, at the price of shorter segments. */
    diacritics: flag(0),
    /** From 1, one more at each change; 0 stands for the default text. */
    version: derived(count(0, 1_000_000)),
  },
  rights: { insert: OFFICE, patch: OFFICE, delete: OFFICE },
  sharesId: true,
})
export type MessageTemplate = RowOf<typeof messageTemplates>

/**
 * Messages of every channel. A person or the server makes the row; the commit judges it and reserves its units, a job
 * sends it, and the provider's reports come back as acts. The body is what goes out, except for the links in it: a link
 * is a secret, so `{link}` and `{stop}` stay until the moment of sending.
 */
export const messages = defineCollection({
  name: 'messages',
  columns: {
    contact_id: orNull(ref('contacts', { write: 'create' })),
    /** Phone in E.164, or e-mail. */
    address: text(254, { kind: 'text' }),
    channel: oneOf(CHANNELS, { write: 'create' }),
    /** For WhatsApp. */
    way: oneOf(WHATSAPP_WAYS, { write: 'create', initial: 'link' }),
    direction: oneOf(DIRECTIONS, { write: 'create', initial: 'out' }),
    purpose: oneOf(PURPOSES, { write: 'create' }),
    language: oneOf(LANGUAGES, { write: 'create', initial: 'ro' }),
    template_id: orNull(ref('message_templates', { write: 'create' })),
    template_version: count(0, 1_000_000, { write: 'create' }),
    subject: text(MAX_SUBJECT),
    body: notes(MAX_BODY),
    diacritics: flag(0),
    /** For an SMS. */
    encoding: derived(oneOf(ENCODINGS, { initial: 'gsm7' })),
    /** For an SMS; a message by the Cloud API has one. */
    segments: derived(count(0, 100)),
    order_id: orNull(ref('orders', { write: 'create' })),
    invoice_id: orNull(ref('invoices', { write: 'create' })),
    vehicle_id: orNull(ref('vehicles', { write: 'create' })),
    reminder_id: orNull(ref('reminders', { write: 'create' })),
    appointment_id: orNull(ref('appointments', { write: 'create' })),
    /** The link to the page of the client's order, where the text has one. */
    link_id: orNull(ref('portal_links', { write: 'create' })),
    /** Unique in the shop: it names the thing and the occasion, so that nobody gets the same message twice. */
    dedupe_key: text(120, { kind: 'opaque', write: 'create', required: true }),
    state: oneOf(MESSAGE_STATES, { initial: 'queued' }),
    reason: derived(oneOf(REASONS, { initial: '' })),
    /** The provider's own id and code of a failure. */
    provider_id: derived(text(100, { kind: 'opaque' })),
    error: derived(text(100, { kind: 'opaque' })),
    /** 1: a service message that a person sends in quiet hours too. */
    forced: flag(0),
    /** When the person wishes it to leave, or has handed it over; null: at once. */
    send_at: orNull(instant()),
    /** When it leaves: the wish, moved out of quiet hours. */
    due_at: derived(orNull(instant())),
    /** When it was made, or put in the queue again. */
    queued_at: derived({ ...instant(), initial: '1970-01-01T00:00:00.000Z' }),
    sent_at: derived(orNull(instant())),
    delivered_at: derived(orNull(instant())),
    /** How often it was put in the queue: with the id it names one sending. */
    round: derived(count(0, 1_000)),
    /** Units charged: one for each segment. */
    units: derived(count(0, 100)),
    /** From where its units are reserved or charged. */
    held: derived(json(heldSchema, 2_000)),
    /** The day in Romania after which its reservation ends; null without one. */
    held_until: derived(orNull(day())),
  },
  rights: { insert: DESK, patch: DESK, delete: NOBODY },
  visibility,
  lookups: ['dedupe_key'],
})
export type Message = RowOf<typeof messages>

/**
 * Addresses that want no commercial messages of this shop. A client adds his own by the stop link of a message that he
 * got, the desk on request. Service messages still reach them.
 */
export const stopList = defineCollection({
  name: 'stop_list',
  columns: {
    /** `stoppedAs`. */
    address: text(254, { write: 'create' }),
    /** The message whose link was used, '' otherwise. Devices may lack it, so it is no link. */
    message_id: text(64, { kind: 'opaque', write: 'create' }),
  },
  rights: { insert: [...DESK, 'client'], patch: NOBODY, delete: OFFICE },
  writers: { address: { insert: [...DESK, 'client'] }, message_id: { insert: ['client'] } },
  visibility,
  lookups: ['address'],
})
export type Stop = RowOf<typeof stopList>
