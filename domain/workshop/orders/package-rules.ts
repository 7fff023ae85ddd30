import type { Rules } from '#domain/sync/collection.ts'
import { type packageLines, packages } from './packages.ts'

/**
 * A package is deleted together with its lines, in one act: a deleted package accepts no lines, and lines block its
 * deletion (`keptWhileUsed`).
 */
export const packageLineRules: Rules<typeof packageLines> = {
  change({ kind, after }, view) {
    if (kind === 'insert' && view.get(packages, after.package_id)?.deleted_at !== null)
      view.reject('row_missing')
  },
}
