import type { CollectionName, Rows } from '#domain/modules.ts'

type Columns<Name extends CollectionName> = readonly (keyof Rows[Name] & string)[]

/** What a collection knows of a client. */
type PersonalOf<Name extends CollectionName> = {
  /** Columns that are erased. */
  erased: Columns<Name>
  /** Texts about work or money that stay, unless they name the client. */
  ifNaming?: Columns<Name>
  /** Texts that say nothing of the client. */
  kept?: Columns<Name>
  /** Rows that are also deleted: nothing of them is left to show. */
  isDeleted?: true
}

const CLIENT = [
  'client_nume',
  'client_telefon',
  'client_email',
  'client_cod_fiscal',
  'client_reg_com',
  'client_adresa',
  'client_localitate',
  'client_judet',
  'client_cod_postal',
] as const

/**
 * Where a client's data is. An erasure goes through these collections in this order: those whose texts may name the
 * client come before those by which the name is known. A test asks of every text column of these collections that it is
 * listed, and of every other collection that it is known to hold nothing of a client.
 */
export const PERSONAL: { readonly [Name in CollectionName]?: PersonalOf<Name> } = {
  kept_acts: { erased: ['label', 'ops'], kept: ['user_id', 'name'], isDeleted: true },
  work_sessions: { erased: [], ifNaming: ['note'], kept: ['corrected_by', 'running_of', 'mechanic_day'] },
  order_lines: { erased: [], ifNaming: ['descriere'], kept: ['um', 'worked_by'] },
  invoice_lines: { erased: [], ifNaming: ['descriere'], kept: ['um'] },
  payments: { erased: [], ifNaming: ['nota'], kept: ['created_by'] },
  photos: { erased: ['caption', 'sha256'], isDeleted: true },
  messages: {
    erased: ['address', 'subject', 'body', 'provider_id', 'error'],
    kept: ['dedupe_key', 'held'],
  },
  stop_list: { erased: ['address'], kept: ['message_id'], isDeleted: true },
  approval_answers: {
    erased: ['name', 'signature', 'note', 'call_me'],
    kept: ['offer_hash', 'decisions', 'recorded_by', 'said_hash', 'previous_hash', 'hash'],
  },
  approval_requests: {
    erased: ['content'],
    kept: ['content_hash', 'offer_hash', 'asked_by', 'previous_hash', 'hash'],
  },
  portal_links: { erased: [], kept: ['made_by'] },
  notifications: {
    erased: ['params'],
    kept: ['user_id', 'kind', 'target_collection', 'target_id'],
    isDeleted: true,
  },
  replaced_values: {
    erased: ['lost'],
    kept: [
      'user_id',
      'by_user_id',
      'by_name',
      'by_source',
      'by_client_id',
      'row_collection',
      'row_id',
      'row_column',
    ],
    isDeleted: true,
  },
  reminders: { erased: ['note'] },
  appointments: {
    erased: ['client_nume', 'client_telefon', 'nr_auto', 'cerere', 'observatii', 'cancel_reason'],
    kept: ['agreed_text', 'day', 'visible_to'],
  },
  invoices: {
    erased: [...CLIENT, 'nr_auto', 'marca_model', 'mentiuni'],
    kept: ['serie_factura', 'dispozitiv_id', 'client_tara', 'furnizor', 'tva_pe_cote', 'created_by'],
  },
  orders: {
    erased: [
      'client_nume',
      'client_telefon',
      'nr_auto',
      'observatii',
      'solicitare',
      'stare_vehicul',
      'alte_obiecte',
      'termen_executie',
      'imobilizare',
      'note_interne',
    ],
    ifNaming: ['lucrari'],
    kept: [
      'avarii',
      'accesorii',
      'marca_denumire',
      'model_denumire',
      'agreed_offer',
      'open_request',
      'token_client',
      'created_by',
      'visible_to',
    ],
  },
  vehicles: { erased: [...CLIENT, 'nr_inmatriculare', 'serie_sasiu'], kept: ['client_tara'] },
  contacts: {
    erased: [
      'name',
      'phone',
      'email',
      'fiscal_code',
      'registration',
      'address',
      'city',
      'county',
      'postal_code',
      'notes',
    ],
    kept: ['country'],
  },
}

export type PersonalName = keyof typeof PERSONAL
export const PERSONAL_NAMES = Object.keys(PERSONAL) as PersonalName[]

/** What stays with a car that has also been another client's. */
export const OF_CAR: Columns<'vehicles'> = ['nr_inmatriculare', 'serie_sasiu']

/** What the law does not require on an invoice that must be kept (art. 319 (20) of the fiscal code). */
export const NOT_ON_INVOICE: Columns<'invoices'> = ['client_telefon', 'client_email']
