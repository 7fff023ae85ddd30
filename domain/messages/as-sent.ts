import { foldToGsm } from './gsm.ts'
import { type Segments, segmentsOf } from './segments.ts'
import { type Links, SAMPLE_LINKS, withLinks } from './template.ts'
import type { Channel } from './words.ts'

type Written = { channel: Channel; body: string; diacritics: 0 | 1 }

/** The body as it is stored and sent, still without its links: an SMS is folded unless its diacritics are to stay. */
export const bodyOf = ({ channel, body, diacritics }: Written): string =>
  channel === 'sms' && diacritics === 0 ? foldToGsm(body) : body

/**
 * The text that leaves, with its links: the same function makes the preview, with links of the same length, and what
 * the provider gets.
 */
export const textAsSent = (message: Written, links: Links = SAMPLE_LINKS): string =>
  withLinks(bodyOf(message), links)

/** How a message travels as SMS. */
export const segmentsAsSent = (message: Written): Segments => segmentsOf(textAsSent(message))
