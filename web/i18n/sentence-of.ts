import type { FindingCode } from '#domain/efactura/findings.ts'
import type { Params } from '#domain/kernel/codes.ts'
import type { ErrorCode } from '#domain/kernel/errors.ts'
import type { IssueCode } from '#domain/kernel/issues.ts'
import { m } from './messages.ts'

type Coded<Code> = { code: Code; params?: Params }

/** The lists of the domain pair each code with its parameters, and the catalogues with a sentence that takes them. */
const say = (sentences: Readonly<Record<string, unknown>>, { code, params = {} }: Coded<string>): string => {
  const sentence = sentences[code]
  return typeof sentence === 'function' ? (sentence as (params: Params) => string)(params) : String(sentence)
}

/**
 * The sentence of an error, of a stored refusal, or of a field issue, in the language in use. A code that this app does
 * not know comes from a newer one, on the server or in a file: the sentence then asks the person to reload the app.
 */
export const sentenceOf = (coded: Coded<ErrorCode | IssueCode>): string => {
  const sentences = { ...m.errors, ...m.issues }
  return Object.hasOwn(sentences, coded.code) ? say(sentences, coded) : m.errors.client_outdated
}

/** The sentence of a reason why ANAF would refuse an invoice. */
export const sentenceOfFinding = (finding: Coded<FindingCode>): string => say(m.eInvoiceFindings, finding)
