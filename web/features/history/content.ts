import type { Collection } from '#domain/sync/collection.ts'
import type { HistoryAct, Values } from '#domain/sync/log.ts'

/**
 * What a person had written into a row before the rev `below`; null where the acts do not reach back to its creation.
 */
export const contentBefore = (
  acts: readonly HistoryAct[],
  { name: collection, columns }: Pick<Collection, 'name' | 'columns'>,
  rowId: string,
  below: number,
): Values | null => {
  const changes = acts
    .flatMap((act) => act.changes)
    .filter((change) => change.collection === collection && change.rowId === rowId && change.rev < below)
    .sort((a, b) => a.rev - b.rev)
  if (changes[0]?.prev !== null) return null
  const content: Values = {}
  for (const { patch } of changes)
    for (const [name, value] of Object.entries(patch))
      if (columns[name] && columns[name].write !== 'derived') content[name] = value
  return content
}
