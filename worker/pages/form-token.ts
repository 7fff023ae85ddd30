import * as v from 'valibot'
import { DAY } from '#domain/kernel/days.ts'
import { UUID } from '#domain/kernel/ids.ts'
import { sameText, signed } from './signing.ts'

/**
 * The token in a form of a public page. It is signed and not stored, belongs to one link, and holds the id of the act:
 * a form that is sent ten times is one act. It says which version of the content the person saw.
 */
export type FormToken = {
  /** The act's id. */
  act: string
  /** Hash of the content that was shown. */
  seen: string
  /** When the page was made, in milliseconds. */
  at: number
}

const schema = v.tuple([v.pipe(v.string(), v.regex(UUID)), v.string(), v.number()])

/** A form may be sent for a day; after that its page is shown again, with what was typed. */
const VALID = DAY

const macOf = (secret: Uint8Array, link: string, content: string): string =>
  signed(secret, 'form', `${link}:${content}`).toString('base64url')

/** Signs a token for the forms of a link; `link` is the hash of the link's token. */
export const formToken = (secret: Uint8Array, link: string, { act, seen, at }: FormToken): string => {
  const content = Buffer.from(JSON.stringify([act, seen, at])).toString('base64url')
  return `${content}.${macOf(secret, link, content)}`
}

/** The content of a token of this link; null for one that is forged, of another link or too old. */
export const readFormToken = (
  secret: Uint8Array,
  link: string,
  token: string,
  now: number,
): FormToken | null => {
  const [content = '', mac = ''] = token.split('.', 2)
  if (!sameText(mac, macOf(secret, link, content))) return null
  const [act, seen, at] = v.parse(schema, JSON.parse(Buffer.from(content, 'base64url').toString()))
  return now - at < VALID ? { act, seen, at } : null
}
