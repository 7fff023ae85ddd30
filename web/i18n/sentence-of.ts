import type { ErrorCode } from '#domain/kernel/errors.ts'
import { m } from './messages.ts'

/** The sentence of an error in the language in use. */
export const sentenceOf = (code: ErrorCode): string => m.errors[code]

/** What is wrong with one value, in the language in use. */
export const sentenceOfIssue = (message: string): string => m.issues.say(message)
