import { AppError } from '#domain/kernel/errors.ts'
import { isMissingCode } from '#web/data/missing-code.ts'
import { NetworkError } from '#web/data/network-error.ts'
import { m } from '#web/i18n/messages.ts'
import { sentenceOf } from '#web/i18n/sentence-of.ts'

/**
 * The sentence for a refused write or request: about the column when one is at fault, about the rule otherwise; about the
 * network where there was no answer.
 */
export const sentenceOfError = (error: unknown): string => {
  if (error instanceof AppError) return sentenceOf(error.issues[0] ?? error)
  if (isMissingCode(error)) return navigator.onLine ? m.shell.failed.newer.text : m.shell.failed.offline
  if (error instanceof NetworkError) return navigator.onLine ? m.account.unreachable : m.account.offline
  return m.settings.failed
}
