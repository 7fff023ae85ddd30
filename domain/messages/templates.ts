import { defaultTemplate } from './default-templates.ts'
import type { MessageTemplate } from './schema.ts'
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
