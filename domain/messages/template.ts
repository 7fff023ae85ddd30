import { PAGES } from '#domain/api/paths.ts'
import type { Purpose } from './words.ts'

/**
 * The fields of templates, in the words in which shops write them: `{client}`. `{link}` (the client's page), `{stop}`
 * (the stop link) and `{cod}` are secrets that the server fills in when the message leaves.
 */

const COMMON = ['client', 'masina', 'numar', 'atelier', 'telefon'] as const
const SECRETS = ['link', 'stop', 'cod'] as const

const FIELDS = [
  ...COMMON,
  'comanda',
  'total',
  'factura',
  'rest',
  'eveniment',
  'termen',
  'recenzie',
  'programare',
  'serviciu',
  'programari',
  ...SECRETS,
] as const
export type Field = (typeof FIELDS)[number]
export type SecretField = (typeof SECRETS)[number]

const APPOINTMENT = [...COMMON, 'programare', 'serviciu'] as const

/** The fields that a template of each purpose may use. */
export const FIELDS_OF: Readonly<Record<Purpose, readonly Field[]>> = {
  estimate: [...COMMON, 'comanda', 'total', 'link'],
  ready: [...COMMON, 'comanda', 'total', 'link'],
  invoice: [...COMMON, 'comanda', 'factura', 'total', 'rest'],
  reminder: [...COMMON, 'eveniment', 'termen', 'programari', 'stop'],
  review: [...COMMON, 'recenzie', 'stop'],
  campaign: [...COMMON, 'stop'],
  general: COMMON,
  code: ['atelier', 'cod'],
  appointment: [...APPOINTMENT, 'link'],
  appointment_refused: APPOINTMENT,
  appointment_eve: [...APPOINTMENT, 'link'],
}

const FIELD = /\{([^{}\n]{1,40})\}/g

/** The fields that a text names, each once, known or not. */
export const fieldsIn = (text: string): string[] => [
  ...new Set([...text.matchAll(FIELD)].map(([, name = '']) => name)),
]

/** The fields in a text that a template of this purpose can't have. */
export const unknownFields = (text: string, purpose: Purpose): string[] => {
  const known: readonly string[] = FIELDS_OF[purpose]
  return fieldsIn(text).filter((name) => !known.includes(name))
}

/** Values of fields; null where there is nothing to say, '' where the shop has not said it. */
export type FieldValues = Partial<Record<Exclude<Field, SecretField>, string | null>>

/** A value as it may stand in a text: on one line, and never a field itself. */
const plain = (value: string): string =>
  value.replace(/\s+/g, ' ').replaceAll('{', '(').replaceAll('}', ')').trim()

export const isSecretField = (name: string): name is SecretField =>
  (SECRETS as readonly string[]).includes(name)

/** Stands in a text for a value that is not there; no value holds this letter. */
const HOLE = '\u{0}'

/** A text without its holes: each takes the comma and the space along that would stand there for nothing. */
const withoutHoles = (text: string): string =>
  text
    .replace(new RegExp(`,? *${HOLE}(?=[.!?;])`, 'g'), '')
    .replace(new RegExp(`${HOLE}(?:, | )?`, 'g'), '')
    .replace(/ {2,}/g, ' ')
    .replace(/ +([.,!?;])/g, '$1')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

const SENTENCE = /[^.!?\n]+[.!?]?/g

/** A sentence that leads up to a field („ne găsiți la {telefon}.”) says nothing without it; a greeting or a list does. */
const withoutIdle = (template: string, isEmpty: (name: string) => boolean): string =>
  template.replace(SENTENCE, (sentence) => {
    const names = fieldsIn(sentence)
    const leads = sentence.endsWith('.') && /[\p{L}\d:] \{/u.test(sentence)
    const isIdle = leads && names.length > 0 && names.every(isEmpty)
    return isIdle ? '' : sentence
  })

/**
 * A template with its values, except for the secrets. `unknown` names fields that its purpose does not have, which stay in
 * the text; `empty` names known ones without a value, which leave nothing behind.
 */
export const fillTemplate = (
  template: string,
  purpose: Purpose,
  values: FieldValues,
): { text: string; unknown: string[]; empty: (keyof FieldValues)[] } => {
  const unknown = unknownFields(template, purpose)
  const empty = new Set<keyof FieldValues>()
  const textOf = (name: string) => plain(values[name as keyof FieldValues] ?? '')
  const isEmpty = (name: string) => !unknown.includes(name) && !isSecretField(name) && textOf(name) === ''
  for (const name of fieldsIn(template) as (keyof FieldValues)[])
    if (isEmpty(name) && values[name] !== null) empty.add(name)
  const text = withoutIdle(template, isEmpty).replace(FIELD, (field, name: string) => {
    if (unknown.includes(name) || isSecretField(name)) return field
    return textOf(name) || HOLE
  })
  return { text: empty.size === 0 ? text.trim() : withoutHoles(text), unknown, empty: [...empty] }
}

/** The secrets of one message; '' for those that it has not. */
export type Secrets = Readonly<Record<SecretField, string>>

export const NO_SECRETS: Secrets = { link: '', stop: '', cod: '' }

/** A text with its secrets, as it leaves. */
export const withSecrets = (text: string, secrets: Secrets): string =>
  text.replace(FIELD, (field, name: string) => (isSecretField(name) ? secrets[name] : field))

/** Whether a text has the field of a secret. */
export const hasSecret = (text: string, field: SecretField): boolean => fieldsIn(text).includes(field)

/** Characters of a link's token. */
export const TOKEN_LENGTH = 26

/** Secrets of the length and the letters of those of a deployment. `origin` is its scheme and host. */
export const sampleSecrets = (origin: string): Secrets => {
  const sample = (page: string) => `${origin}${page}/${'x'.repeat(TOKEN_LENGTH)}`
  return { link: sample(PAGES.portal), stop: sample(PAGES.stop), cod: '123456' }
}

/**
 * Secrets by which the commit counts segments. A deployment under a longer name corrects the count when a message
 * leaves.
 */
export const SAMPLE_SECRETS: Secrets = sampleSecrets('https://roaauto.ro')
