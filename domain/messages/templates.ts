import { cutText } from '#domain/kernel/text.ts'
import { defaultTemplate } from './default-templates.ts'
import { MAX_BODY, MAX_SUBJECT, type MessageTemplate } from './schema.ts'
import { type FieldValues, fillTemplate } from './template.ts'
import { CHANNELS, type Channel, LANGUAGES, type Language, PURPOSES, type Purpose } from './words.ts'

const number = (list: readonly string[], word: string): string =>
  (list.indexOf(word) + 1).toString(16).padStart(2, '0')

/**
 * The id of the shop's text of a purpose, a channel and a language: known beforehand, so that two devices that write it
 * at once write the same row. It counts places in the lists of `words.ts`, which therefore only grow at their end.
 */
export const templateId = (purpose: Purpose, channel: Channel, language: Language): string =>
  `00000000-0000-7000-8100-000000${number(PURPOSES, purpose)}${number(CHANNELS, channel)}${number(LANGUAGES, language)}`

export type Template = {
  /** Null for a default text. */
  id: string | null
  version: number
  subject: string
  body: string
  diacritics: 0 | 1
}

/** The text that a shop uses: its own, or the default. */
export const templateOf = (
  own:
    | Pick<MessageTemplate, 'id' | 'version' | 'subject' | 'body' | 'diacritics' | 'deleted_at'>
    | null
    | undefined,
  purpose: Purpose,
  channel: Channel,
  language: Language,
): Template => {
  if (own && own.deleted_at === null) {
    const { id, version, subject, body, diacritics } = own
    return { id, version, subject, body, diacritics }
  }
  return { id: null, version: 0, diacritics: 0, ...defaultTemplate(purpose, channel, language) }
}

/**
 * The texts of a template with its values, except for the links. A name or a note may be longer than the place that a
 * template has for it: each text ends where its column does. `empty` names fields of the body without a value.
 */
export const filledTexts = (
  template: Pick<Template, 'subject' | 'body'>,
  purpose: Purpose,
  values: FieldValues,
): { subject: string; body: string; empty: (keyof FieldValues)[] } => {
  const { text, empty } = fillTemplate(template.body, purpose, values)
  const subject = fillTemplate(template.subject, purpose, values).text
  return { subject: cutText(subject, MAX_SUBJECT).trim(), body: cutText(text, MAX_BODY).trim(), empty }
}
