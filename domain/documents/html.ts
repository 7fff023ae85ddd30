/** Text to HTML. */

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** C0 and C1 controls except tab and line break, and the marks that change text direction. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are removed
const UNPRINTABLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g

/** What most texts are, so that they are looked through once. */
const IS_PLAIN = /^[ !#-%(-;=?-~\u00a0-\u2029\u202f-\u2065\u206a-\uffff]*$/

/** A text escaped for the content of an element or a quoted attribute. */
export const escapeHtml = (text: string): string =>
  IS_PLAIN.test(text)
    ? text
    : text.replace(UNPRINTABLE, '').replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
