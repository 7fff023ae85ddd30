import { AppError } from '#domain/kernel/errors.ts'
import { isMissingCode } from '#web/data/missing-code.ts'
import { toast } from '#web/ui/toast-store.ts'
import { sentenceOfError } from './sentence-of-error.ts'

/** Tells at the edge of the screen why an act failed. What is no refusal is a fault, and stays one. */
export const showError = (error: unknown): void => {
  toast(sentenceOfError(error), { kind: 'error' })
  if (!(error instanceof AppError) && !isMissingCode(error)) throw error
}

/**
 * For acts that have no field to stand beside: a refusal is told at the edge of the screen. Ends when the act does, so
 * that the button which began it takes no second press until then.
 */
export const reportError = (act: Promise<unknown>): Promise<void> => act.then(() => undefined, showError)
