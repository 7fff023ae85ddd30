import { AppError } from '#domain/kernel/errors.ts'
import { fetchLateCode } from './late-code.ts'
import { isMissingCode } from './missing-code.ts'
import type { DraftOp, Writer } from './writer.ts'

export { type DraftOp, MOVED, RESTORING, type Writer } from './writer.ts'

type Writing = typeof import('./write.ts')

let writing: Writing | null = null

let isThere: (writing: Writing) => void

/** Resolves once something has loaded the rules. */
export const writingLoaded = new Promise<Writing>((resolve) => {
  isThere = resolve
})

/** Loads the rules and what runs them, which the first screen does not need (`web/app/main.tsx`). */
export const loadWriting = async (): Promise<Writing> => {
  await fetchLateCode()
  writing ??= await import('./write.ts').catch((cause: unknown) => {
    throw isMissingCode(cause) ? new AppError('code_missing', { cause }) : cause
  })
  isThere(writing)
  return writing
}

/** Once it is there an act begins at once, so that it can be part of a transaction of its caller. */
const byWriting = <T>(act: (writing: Writing) => Promise<T>): Promise<T> =>
  writing ? act(writing) : loadWriting().then(act)

/**
 * One act of one person (S4.1, S14.1). In one transaction it runs the rules of the commit, writes the rows, and, when
 * there is a server, puts the mutation into the outbox.
 * @throws AppError with the rule's code when the rules refuse the act; nothing is written then.
 */
export const mutate = (writer: Writer, label: string, drafts: readonly DraftOp[]): Promise<void> =>
  byWriting(({ writeAct }) => writeAct(writer, label, drafts))

/**
 * Gives a shop of the free tier its first rows now, unless an act has done so already (`Writer.founding`).
 * @throws AppError `code_missing`
 */
export const foundShop = (writer: Writer): Promise<void> => byWriting((writing) => writing.foundShop(writer))
