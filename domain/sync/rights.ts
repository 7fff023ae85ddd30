import { ROLES } from '#domain/team/roles.ts'
import { type Actor, granteeOf } from './actor.ts'
import type { Collection, OpKind } from './collection.ts'

/** What somebody may write (S6), as the collections declare it. */

/** Whether an actor may do this with the rows of a collection at all. */
export const hasRight = (collection: Collection, op: OpKind, actor: Actor): boolean => {
  const grantee = granteeOf(actor)
  return grantee === null || collection.rights[op].includes(grantee)
}

/**
 * Whether an actor who has the right to insert or to patch may write this column with it. Where the collection names no
 * `writers` of the column, people of the shop may: clients and operators write nothing that does not name them.
 */
export const mayWrite = (
  collection: Collection,
  column: string,
  op: Exclude<OpKind, 'delete'>,
  actor: Actor,
): boolean => {
  const grantee = granteeOf(actor)
  if (grantee === null) return true
  const writers = collection.writers[column]?.[op]
  return writers ? writers.includes(grantee) : ROLES.some((role) => role === grantee)
}
