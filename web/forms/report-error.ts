import { AppError } from '#domain/kernel/errors.ts'
import { isMissingCode } from '#web/data/missing-code.ts'
import { toast } from '#web/ui/toast-store.ts'
import { sentenceOfError } from './sentence-of-error.ts'

/** Shows a toast that says why an act failed. An error that is not a refusal is a bug, and is thrown again. */
export const showError = (error: unknown): void => {
  toast(sentenceOfError(error), { kind: 'error' })
  if (!(error instanceof AppError) && !isMissingCode(error)) throw error
}

/**
 * For acts without a field to show the refusal at: it is shown in a toast. Resolves when the act ends, so that the
 * button that started it accepts no second press until then.
 */
export const reportError = (act: Promise<unknown>): Promise<void> => act.then(() => undefined, showError)
