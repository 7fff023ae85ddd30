import { AppError } from '#domain/kernel/errors.ts'
import type { Failure } from '#web/forms/use-form.ts'
import { m } from '#web/i18n/messages.ts'
import { sentenceOf } from '#web/i18n/sentence-of.ts'

/** Errors of the account forms for which a more precise message exists. */
export const explain = (error: unknown): Failure | null => {
  if (!(error instanceof AppError)) return { fields: {}, sentence: m.account.failed }
  if (error.code === 'email_taken') return { fields: { email: sentenceOf(error) }, sentence: null }
  if (error.code === 'unavailable') {
    return { fields: {}, sentence: navigator.onLine ? m.account.unreachable : m.account.offline }
  }
  return null
}
