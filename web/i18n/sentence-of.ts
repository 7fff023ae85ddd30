import type { Params } from '#domain/kernel/codes.ts'
import type { ErrorCode } from '#domain/kernel/errors.ts'
import type { IssueCode } from '#domain/kernel/issues.ts'
import { m } from './messages.ts'

/** An error, a refusal as it was kept, or what is wrong with one of its fields. */
type Coded = { code: ErrorCode | IssueCode; params?: Params }

/**
 * The sentence of what went wrong, in the language in use. A code that this app does not know comes from a newer server or
 * stands in a file of a newer app: the app is to be reloaded.
 */
export const sentenceOf = ({ code, params = {} }: Coded): string => {
  const sentences: Readonly<Record<string, unknown>> = { ...m.errors, ...m.issues }
  const sentence = Object.hasOwn(sentences, code) ? sentences[code] : m.errors.client_outdated
  // The lists of the domain pair each code with its parameters, and the catalogues with a sentence that takes them.
  return typeof sentence === 'function' ? (sentence as (params: Params) => string)(params) : String(sentence)
}
