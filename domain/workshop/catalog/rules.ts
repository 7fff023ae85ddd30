import type { Collection, Rules } from '#domain/sync/collection.ts'

/** An entry in use cannot be deleted; `activ` 0 takes it out of the lists instead. */
export const keptWhileUsed = <C extends Collection>(collection: C): Rules<C> => ({
  change({ kind, after }, view) {
    if (kind === 'delete' && view.isUsed(collection, after.id)) view.reject('entry_used')
  },
})
