import { type Actor, granteeOf } from './actor.ts'
import type { Collection, OpKind } from './collection.ts'

/** What somebody may write (S6), as the collections declare it. */

/** Whether an actor may do this with the rows of a collection at all. */
export const hasRight = (collection: Collection, op: OpKind, actor: Actor): boolean => {
  const grantee = granteeOf(actor)
  return grantee === null || collection.rights[op].some((one) => one === grantee)
}
