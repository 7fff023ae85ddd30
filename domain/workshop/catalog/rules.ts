import type { Collection, Rules } from '#domain/sync/collection.ts'

/** An entry that anything still names is not deleted: it is taken out of the lists by `activ` instead. */
export const keptWhileUsed = <C extends Collection>(collection: C): Rules<C> => ({
  change({ kind, after }, view) {
    if (kind === 'delete' && view.isUsed(collection, after.id)) view.reject('entry_used')
  },
})
