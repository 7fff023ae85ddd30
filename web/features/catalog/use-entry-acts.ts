import { AppError } from '#domain/kernel/errors.ts'
import { STEP } from '#domain/kernel/position.ts'
import { useData, useMutate } from '#web/data/hooks.ts'
import { reportError, showError } from '#web/forms/report-error.ts'
import type { NewId } from '#web/forms/use-ids.ts'
import { m } from '#web/i18n/messages.ts'
import { toast, toastUndo } from '#web/ui/toast-store.ts'
import type { Catalogue } from './catalogues.ts'
import { goneAndBack } from './gone-and-back.ts'
import { lastPosition } from './positions.ts'
import type { Entry, Value } from './values.ts'

type Values = Record<string, Value>

/** The acts on the entries of a catalogue. All but `add` and `patch` report a refusal themselves. */
export const useEntryActs = (catalogue: Catalogue) => {
  const { collection, slug, fields, position, within } = catalogue
  const mutate = useMutate()
  const { db } = useData()
  const text = m.catalog
  const one = text.tabs[slug].one
  const nameOf = (entry: Entry): string =>
    fields
      .filter(({ kind }) => kind === 'text')
      .map(({ column }) => entry[column])
      .filter(Boolean)
      .join(' ')

  const add = async (data: Values, newId: NewId): Promise<void> => {
    const placed = {
      ...(position && { [position]: (await lastPosition(db, catalogue)) + STEP }),
      ...(within && { [within.column]: within.id }),
      ...data,
    }
    await mutate(text.labels.added(one), [{ op: 'insert', collection, id: newId(), data: placed }])
  }
  const patch = (entry: Entry, data: Values): Promise<void> =>
    mutate(text.labels.changed(one, nameOf(entry)), [{ op: 'patch', collection, id: entry.id, data }])

  const setActive = async (entry: Entry, activ: 0 | 1, sentence: string): Promise<void> => {
    await patch(entry, { activ })
    toastUndo(sentence, () => reportError(patch(entry, { activ: activ === 1 ? 0 : 1 })))
  }
  const toggle = (entry: Entry): Promise<void> => {
    const activ = entry.activ === 0 ? 1 : 0
    const sentence = activ === 1 ? text.activated(nameOf(entry)) : text.deactivated(nameOf(entry))
    return reportError(setActive(entry, activ, sentence))
  }

  /** Deletes an entry that nothing uses; one that is used is hidden from the lists instead. Both can be undone. */
  const remove = async (entry: Entry): Promise<void> => {
    const { gone, back } = await goneAndBack(db, catalogue, entry)
    try {
      await mutate(text.labels.removed(one, nameOf(entry)), gone)
      toastUndo(text.removed(nameOf(entry)), () => reportError(mutate(text.labels.added(one), back)))
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'entry_used') return showError(error)
      if (entry.activ === 0) return void toast(text.usedAlready(nameOf(entry)))
      await reportError(setActive(entry, 0, text.usedDeactivated(nameOf(entry))))
    }
  }
  return { add, patch, toggle, remove, nameOf }
}

export type EntryActs = ReturnType<typeof useEntryActs>
