import { useMutate } from '#web/data/hooks.ts'
import { reportError } from '#web/forms/report-error.ts'
import { toastUndo } from '#web/ui/toast-store.ts'
import type { Undoable } from './merge-ops.ts'

/** Texts of a merge, with the name of the kept row. */
type MergeTexts = {
  label: (name: string) => string
  done: (name: string) => string
  undone: (name: string) => string
}

/** Writes a merge as one act, which can be undone. */
export const useMerge = ({ label, done, undone }: MergeTexts) => {
  const mutate = useMutate()
  return (name: string, { ops, undo }: Undoable): Promise<void> =>
    reportError(
      mutate(label(name), ops).then(() =>
        toastUndo(done(name), () => reportError(mutate(undone(name), undo))),
      ),
    )
}
