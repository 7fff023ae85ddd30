import { AppError } from '#domain/kernel/errors.ts'
import { STEP } from '#domain/kernel/position.ts'
import { COLLECTIONS } from '#domain/modules.ts'
import type { Bay, Service } from '#domain/workshop/appointments/schema.ts'
import { useMutate } from '#web/data/hooks.ts'
import type { DraftOp } from '#web/data/mutate.ts'
import { newId } from '#web/data/open-data.ts'
import { reportError, showError } from '#web/forms/report-error.ts'
import type { NewId } from '#web/forms/use-ids.ts'
import { toast, toastUndo } from '#web/ui/toast-store.ts'

type Data = Record<string, string | number | null>
type Entries = { bays: Bay; services: Service }

type Texts = {
  labels: { added: string; changed: string; moved: string; removed: string }
  removed: (name: string) => string
  hidden: (name: string) => string
}

/** The acts on bays or services: rows that people name, order by hand, and cannot delete once something uses them. */
export const useOrderedRows = <Name extends keyof Entries>(
  collection: Name,
  rows: readonly Entries[Name][],
  { labels, removed, hidden }: Texts,
) => {
  const mutate = useMutate()
  const last = Math.max(0, ...rows.map(({ position }) => position))
  const patch = (id: string, data: Data): Promise<void> =>
    mutate(labels.changed, [{ op: 'patch', collection, id, data }])

  /** Puts a row one place up or down. All positions are written: two devices may have given two rows the same one. */
  const move = (from: number, to: number): Promise<void> | undefined => {
    const moved = [...rows]
    const [row] = moved.splice(from, 1)
    if (!row || to < 0 || to >= rows.length) return
    moved.splice(to, 0, row)
    const ops = moved.flatMap(({ id, position }, index): DraftOp[] =>
      position === (index + 1) * STEP
        ? []
        : [{ op: 'patch', collection, id, data: { position: (index + 1) * STEP } }],
    )
    return reportError(mutate(labels.moved, ops))
  }

  /** Deletes a row; one that is used is offered no more instead. Both can be undone. */
  const remove = async (row: Entries[Name]): Promise<void> => {
    const columns = Object.keys(COLLECTIONS[collection].columns) as (keyof Entries[Name])[]
    const data = Object.fromEntries(columns.map((column) => [column, row[column]])) as Data
    try {
      await mutate(labels.removed, [{ op: 'delete', collection, id: row.id }])
      toastUndo(removed(row.nume), () =>
        reportError(mutate(labels.added, [{ op: 'insert', collection, id: newId(), data }])),
      )
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'entry_used') return showError(error)
      if (row.activ === 0) return void toast(hidden(row.nume))
      await reportError(
        patch(row.id, { activ: 0 }).then(() =>
          toastUndo(hidden(row.nume), () => reportError(patch(row.id, { activ: 1 }))),
        ),
      )
    }
  }

  return {
    add: (data: Data, nextId: NewId): Promise<void> =>
      mutate(labels.added, [
        { op: 'insert', collection, id: nextId(), data: { position: last + STEP, ...data } },
      ]),
    patch,
    move,
    remove,
  }
}
