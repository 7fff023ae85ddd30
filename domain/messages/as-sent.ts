import { isCloud, type Travel } from './channels.ts'
import { asParameter, framed } from './cloud-template.ts'
import { foldToGsm } from './gsm.ts'
import { type Segments, segmentsOf } from './segments.ts'
import { SAMPLE_SECRETS, type Secrets, withSecrets } from './template.ts'
import type { Language } from './words.ts'

type Written = Travel & { body: string; diacritics: 0 | 1; language?: Language }

/** The body as it is stored and sent, still without its links: an SMS is folded unless its diacritics are to stay. */
export const bodyOf = ({ channel, body, diacritics }: Written): string =>
  channel === 'sms' && diacritics === 0 ? foldToGsm(body) : body

/**
 * The text that leaves, with its links: the same function makes the preview, with links of the same length, and what
 * the client reads.
 */
export const textAsSent = (message: Written, links: Secrets = SAMPLE_SECRETS): string =>
  isCloud(message)
    ? framed(parameterAsSent(message, links), message.language ?? 'ro')
    : withSecrets(bodyOf(message), links)

/** What the Cloud API gets of a message: its template has the rest. */
export const parameterAsSent = (message: Written, links: Secrets = SAMPLE_SECRETS): string =>
  asParameter(withSecrets(bodyOf(message), links))

/** How a message travels as SMS. */
export const segmentsAsSent = (message: Written, links: Secrets = SAMPLE_SECRETS): Segments =>
  segmentsOf(textAsSent(message, links))
