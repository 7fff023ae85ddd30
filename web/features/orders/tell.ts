import { AppError } from '#domain/kernel/errors.ts'
import { sentenceOf } from '#web/i18n/sentence-of.ts'
import { toast } from '#web/ui/toast-store.ts'

/** For acts that have no field to stand beside: a refusal is told at the edge of the screen. */
export const tell = (act: Promise<unknown>): void => {
  act.catch((error: unknown) => {
    toast(sentenceOf(error instanceof AppError ? error.code : 'internal'), { kind: 'error' })
    if (!(error instanceof AppError)) throw error
  })
}
