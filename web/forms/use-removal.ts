import { COLLECTIONS, type CollectionName, type Rows } from '#domain/modules.ts'
import { useMutate } from '#web/data/hooks.ts'
import type { DraftOp } from '#web/data/mutate.ts'
import { newId } from '#web/data/open-data.ts'
import { useNavigate } from '#web/routing/hooks.ts'
import { toastUndo } from '#web/ui/toast-store.ts'
import { reportError, showError } from './report-error.ts'

/** Texts of a deletion: labels of the two acts, and what is said after the first. */
type RemovalTexts = { label: string; done: string; back: string }

/**
 * Deletes the row of a page and goes to its list. Undoing it makes a new row with the same values, because a deleted
 * one stays deleted.
 */
export const useRemoval = <Name extends CollectionName>(
  collection: Name,
  list: string,
  text: RemovalTexts,
) => {
  const mutate = useMutate()
  const navigate = useNavigate()
  return async (row: Rows[Name]): Promise<void> => {
    try {
      await mutate(text.label, [{ op: 'delete', collection, id: row.id }])
    } catch (error) {
      return showError(error)
    }
    navigate(list, { replace: true })
    const columns = Object.keys(COLLECTIONS[collection].columns) as (keyof Rows[Name])[]
    const data = Object.fromEntries(columns.map((column) => [column, row[column]])) as (DraftOp & {
      op: 'insert'
    })['data']
    toastUndo(text.done, () => {
      const id = newId()
      const write = mutate(text.back, [{ op: 'insert', collection, id, data }])
      return reportError(write.then(() => navigate(`${list}/${id}`)))
    })
  }
}
