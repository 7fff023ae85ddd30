import type { Language } from './words.ts'

/**
 * The template of WhatsApp's Cloud API by which messages leave: outside a conversation Meta takes no free text. It is
 * registered at Meta with these words (docs/whatsapp.md), in each language, and the message is its one parameter.
 */
const FRAMES: Readonly<Record<Language, readonly [before: string, after: string]>> = {
  ro: [
    'Mesaj de la service-ul dumneavoastră auto: ',
    '\n\nLa acest număr nu citim răspunsuri, vă rugăm să sunați.',
  ],
  en: ['Message from your car workshop: ', '\n\nReplies to this number are not read, please call.'],
}

/** Most characters of the parameter: Meta takes 1,024 with the words around it. */
export const MAX_PARAMETER = 900

/** A text as a parameter, which has no line breaks at Meta and no runs of spaces. */
export const asParameter = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** What the client reads. */
export const framed = (parameter: string, language: Language): string => {
  const [before, after] = FRAMES[language]
  return before + parameter + after
}
