import { AppError } from '#domain/kernel/errors.ts'
import { sentenceOf } from '#web/i18n/sentence-of.ts'
import { toast } from '#web/ui/toast-store.ts'

/**
 * For acts that have no field to stand beside: a refusal is told at the edge of the screen. Ends when the act does, so
 * that the button which began it takes no second press until then.
 */
export const reportError = (act: Promise<unknown>): Promise<void> =>
  act.then(
    () => undefined,
    (error: unknown) => {
      toast(sentenceOf(error instanceof AppError ? error : { code: 'internal' }), { kind: 'error' })
      if (!(error instanceof AppError)) throw error
    },
  )
