import { ROLES } from '#domain/team/roles.ts'
import { type Actor, granteeOf } from './actor.ts'
import type { Collection, OpKind } from './collection.ts'
import { seesColumn } from './sight.ts'

/** What an actor may write (S6.4), as the collections declare it. */

/** Whether an actor may do this op with the rows of a collection at all. */
export const hasRight = (collection: Collection, op: OpKind, actor: Actor): boolean => {
  const grantee = granteeOf(actor)
  return grantee === null || collection.rights[op].includes(grantee)
}

/**
 * Whether an actor with the right to insert or to patch may write this column in that op. Without `writers` of the
 * column, the people of the shop may who see it (S24); clients and operators may write only columns that name them.
 */
export const mayWrite = (
  collection: Collection,
  column: string,
  op: Exclude<OpKind, 'delete'>,
  actor: Actor,
): boolean => {
  const grantee = granteeOf(actor)
  if (grantee === null) return true
  const declared = collection.columns[column]
  if (declared && !seesColumn(declared, actor)) return false
  const writers = collection.writers[column]?.[op]
  return writers ? writers.includes(grantee) : ROLES.some((role) => role === grantee)
}
