import { AppError, type Refusal, refusalOf } from '#domain/kernel/errors.ts'
import { sentenceOf } from '#web/i18n/sentence-of.ts'

/**
 * What a person has typed that is not in the row yet: stored under the row until its act is written, shown over the
 * row's own values, and kept with the refusal when a rule refuses it. Only touched columns are stored, so the rest of
 * the row still follows other devices.
 */

export type Values = Record<string, string | number | null>

export type Edit = { values: Values; refusal: Refusal | null }

type Kept = Edit & {
  /** The columns whose value is in the row already, although the screen may not have read it yet. */
  written: Set<string>
  timer: ReturnType<typeof setTimeout> | undefined
  writing: Promise<void> | null
}

/** Milliseconds without a key after which typed text is written, without waiting for the focus to leave. */
const IDLE = 2000

const NOTHING: Edit = { values: {}, refusal: null }

export type Edits = ReturnType<typeof createEdits>

/** `write` puts the values into the row `key`; it rejects with AppError when a rule refuses them. */
export const createEdits = (write: (key: string, values: Values) => Promise<void>) => {
  const kept = new Map<string, Kept>()
  const shown = new Map<string, Edit>()
  const listeners = new Set<() => void>()

  let version = 0

  const notify = (key: string): void => {
    version++
    const edit = kept.get(key)
    if (edit) shown.set(key, { values: { ...edit.values }, refusal: edit.refusal })
    else shown.delete(key)
    for (const listener of listeners) listener()
  }

  const get = (key: string): Edit => shown.get(key) ?? NOTHING

  /** The values of a key that are not written yet. */
  const open = (edit: Kept): Values =>
    Object.fromEntries(Object.entries(edit.values).filter(([column]) => !edit.written.has(column)))

  const set = (key: string, values: Values): void => {
    const edit = kept.get(key) ?? {
      values: {},
      refusal: null,
      written: new Set<string>(),
      timer: undefined,
      writing: null,
    }
    kept.set(key, edit)
    Object.assign(edit.values, values)
    for (const column of Object.keys(values)) edit.written.delete(column)
    edit.refusal = null
    clearTimeout(edit.timer)
    edit.timer = setTimeout(() => void flush(key), IDLE)
    notify(key)
  }

  const flush = async (key: string): Promise<boolean> => {
    const edit = kept.get(key)
    if (!edit) return true
    clearTimeout(edit.timer)
    while (edit.writing) await edit.writing
    const values = open(edit)
    if (Object.keys(values).length === 0) return edit.refusal === null
    edit.writing = write(key, values).then(
      () => {
        for (const [column, value] of Object.entries(values))
          if (edit.values[column] === value) edit.written.add(column)
        notify(key)
      },
      (error: unknown) => {
        // Any other error is a bug of ours or of the device (a full disk, a closed database): the text must stay too.
        const refused = error instanceof AppError ? error : new AppError('internal', { cause: error })
        edit.refusal = refusalOf(refused)
        notify(key)
      },
    )
    await edit.writing
    edit.writing = null
    return edit.refusal === null
  }

  /** The row was read again: it contains what was written, and other editors may change it from now on. */
  const settle = (key: string): void => {
    const edit = kept.get(key)
    if (!edit || edit.written.size === 0) return
    for (const column of edit.written) delete edit.values[column]
    edit.written.clear()
    if (Object.keys(edit.values).length === 0) kept.delete(key)
    notify(key)
  }

  /** Discards what was typed for a row. */
  const drop = (key: string): void => {
    clearTimeout(kept.get(key)?.timer)
    kept.delete(key)
    notify(key)
  }

  return {
    get,
    set,
    flush,
    settle,
    drop,
    /** Writes everything; false when something was refused. */
    flushAll: async (): Promise<boolean> =>
      (await Promise.all([...kept.keys()].map(flush))).every((isWritten) => isWritten),
    /** Increases with every change of any edit. */
    version: (): number => version,
    /** What is not written yet, for a page that may close before it is. */
    unwritten: (): [key: string, values: Values][] =>
      [...kept]
        .map(([key, edit]): [string, Values] => [key, open(edit)])
        .filter(([, values]) => Object.keys(values).length > 0),
    all: (): ReadonlyMap<string, Edit> => shown,
    subscribe: (listener: () => void): (() => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** The sentence for one column of an edit, or for the edit as a whole where the refusal names no column. */
export const issueOf = (edit: Edit, column: string): string | undefined => {
  const issue = edit.refusal?.issues?.find(({ path }) => path === column)
  return issue && sentenceOf(issue)
}
