import { AppError, sentenceOf } from '#domain/kernel/errors.ts'
import { m } from '#web/i18n/messages.ts'

/** What to say when a write is refused: of the column when one is at fault, of the rule otherwise. */
export const sentenceOfError = (error: unknown): string =>
  error instanceof AppError ? (error.issues[0]?.message ?? sentenceOf(error.code)) : m.settings.failed
