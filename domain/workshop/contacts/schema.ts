import { normaliseVatId, vatCountry } from '#domain/companies/vat-id.ts'
import { normaliseCounty } from '#domain/romania/counties.ts'
import { normaliseCountry } from '#domain/romania/countries.ts'
import { normaliseCui } from '#domain/romania/cui.ts'
import { defineCollection, type RowOf } from '#domain/sync/collection.ts'
import {
  derived,
  email,
  flag,
  instant,
  notes,
  oneOf,
  orNull,
  phone,
  ref,
  standardText,
  text,
} from '#domain/sync/columns.ts'
import { DESK, NOBODY, OFFICE } from '#domain/team/roles.ts'

export const CONTACT_KINDS = ['person', 'company'] as const
export type ContactKind = (typeof CONTACT_KINDS)[number]

/** Languages in which a contact may be written to. */
export const CONTACT_LANGUAGES = ['ro', 'en'] as const
export type ContactLanguage = (typeof CONTACT_LANGUAGES)[number]

/** A fiscal code by which contacts are compared: a Romanian one as bare digits, a foreign TVA code with its prefix. */
export const normaliseFiscalCode = (code: string): string =>
  vatCountry(code) === null ? normaliseCui(code) : normaliseVatId(code)

/**
 * The clients of the shop, each once however many cars he has. A car names its contact; its `client_*` columns, those of
 * its orders and of their documents say what stood at the time. A duplicate is merged like a car: its row names the
 * first contact in `merged_into`, is hidden, and keeps the rows that refer to it.
 */
export const contacts = defineCollection({
  name: 'contacts',
  columns: {
    kind: oneOf(CONTACT_KINDS, { initial: 'person' }),
    name: text(200),
    phone: phone(),
    email: email(),
    fiscal_code: standardText(20, normaliseFiscalCode),
    /** Number in the trade register. */
    registration: text(40),
    /** 1 when the contact, a company, is registered for TVA. */
    vat_payer: flag(0),
    address: notes(300),
    city: text(100),
    /** Code of the county, as on plates; '' where unknown. */
    county: standardText(2, normaliseCounty),
    postal_code: text(20),
    /** ISO 3166-1; a contact abroad has no county. */
    country: standardText(2, normaliseCountry, { initial: 'RO' }),
    language: oneOf(CONTACT_LANGUAGES, { initial: 'ro' }),
    notes: notes(2000),
    merged_into: orNull(ref('contacts')),
    /** When the client's data was erased; nothing is written about such a contact any more. */
    erased_at: derived(orNull(instant())),
  },
  rights: { insert: DESK, patch: DESK, delete: OFFICE },
  visibility: { client: 'own capability' },
  lookups: ['phone', 'fiscal_code', 'merged_into'],
})
export type Contact = RowOf<typeof contacts>

export const CONSENT_CHANNELS = ['sms', 'whatsapp', 'email'] as const
export type ConsentChannel = (typeof CONSENT_CHANNELS)[number]

/** `serviciu` needs no consent, but may be withdrawn; `reminder` and `marketing` count as commercial. */
export const CONSENT_PURPOSES = ['serviciu', 'reminder', 'marketing'] as const
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number]

export const CONSENT_SOURCES = ['desk', 'portal', 'booking', 'stop_link'] as const

const BY_CLIENT = { insert: [...DESK, 'client'] } as const

/**
 * What a contact agreed to and withdrew, as proof: rows are only added, and the last one counts (`consentOf`). A client
 * writes his own.
 */
export const consents = defineCollection({
  name: 'consents',
  columns: {
    contact_id: ref('contacts', { write: 'create' }),
    channel: oneOf(CONSENT_CHANNELS, { write: 'create' }),
    purpose: oneOf(CONSENT_PURPOSES, { write: 'create' }),
    /** 1 given, 0 withdrawn. */
    given: flag(0),
    /** The version of the text that was agreed to. */
    text_version: text(40, { write: 'create' }),
    source: oneOf(CONSENT_SOURCES, { write: 'create' }),
    /** When it was said; the commit corrects what can't be (`rules.ts`). */
    at: instant(),
    /** The user who wrote it; '' for a client himself. */
    by: derived(text(64, { kind: 'opaque' })),
  },
  rights: { insert: [...DESK, 'client'], patch: NOBODY, delete: NOBODY },
  writers: {
    contact_id: BY_CLIENT,
    channel: BY_CLIENT,
    purpose: BY_CLIENT,
    given: BY_CLIENT,
    text_version: BY_CLIENT,
    source: BY_CLIENT,
    at: BY_CLIENT,
  },
  visibility: { client: 'own capability' },
  seenWith: 'contact_id',
  parents: ['contact_id'],
})
export type Consent = RowOf<typeof consents>
