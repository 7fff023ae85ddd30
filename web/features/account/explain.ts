import { AppError, type ErrorCode } from '#domain/kernel/errors.ts'
import { NetworkError } from '#web/data/network-error.ts'
import type { Failure } from '#web/forms/use-form.ts'
import { m } from '#web/i18n/messages.ts'
import { sentenceOf } from '#web/i18n/sentence-of.ts'

const unreachable = (): Failure => ({
  fields: {},
  sentence: navigator.onLine ? m.account.unreachable : m.account.offline,
})

/** Errors of the account forms in place: `at` names the field of those that are about one. */
export const explain =
  (at: Partial<Record<ErrorCode, string>> = {}) =>
  (error: unknown): Failure | null => {
    if (error instanceof NetworkError) return unreachable()
    if (!(error instanceof AppError)) return { fields: {}, sentence: m.account.failed }
    if (error.code === 'unavailable') return unreachable()
    const field = at[error.code]
    return field === undefined ? null : { fields: { [field]: sentenceOf(error) }, sentence: null }
  }
