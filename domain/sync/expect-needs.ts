import type { Actor } from './collection.ts'
import { type CommitContext, needsLog } from './commit-context.ts'
import type { Values } from './log.ts'
import type { Op } from './protocol.ts'
import type { Registered } from './registry.ts'
import { type Need, rowKey } from './snapshot.ts'

/**
 * What the ops are likely to look at and was not read yet, so that a cold commit takes two or three rounds however many ops
 * it has: their rows, the rows these link to (and those link to), their siblings and children, and the log where another
 * device was quicker. What a rule reads beyond that costs a round of its own.
 */
export const expectNeeds = (context: CommitContext, ops: readonly Op[], actor: Actor): Need[] => {
  const { registry, snapshot, working } = context
  const made = new Set(ops.filter(({ op }) => op === 'insert').map((op) => rowKey(op.collection, op.id)))
  const needs: Need[] = []
  const want = (need: Need) => {
    if (!working.has(need)) needs.push(need)
  }
  if (registry.has('tenants')) want({ kind: 'row', collection: 'tenants', id: actor.tenantId })
  for (const op of ops) {
    const registered = registry.get(op.collection)
    if (!registered) continue
    want({ kind: 'row', collection: op.collection, id: op.id })
    const present = snapshot.rows.get(rowKey(op.collection, op.id)) ?? null
    wantLinks(context, registered, { ...present, ...op.data }, op.data ?? {}, made, want)
    if (op.op === 'insert') continue
    for (const child of registered.children) {
      want({ kind: 'children', collection: child.collection.name, column: child.column, value: op.id })
    }
    if (op.op === 'patch' && present && needsLog(context, op, present)) {
      want({ kind: 'log', collection: op.collection, id: op.id, since: op.base })
    }
  }
  return needs
}

/** `made` are rows that the same mutation inserts: nobody else has anything of theirs. */
const wantLinks = (
  { registry, snapshot }: CommitContext,
  { collection }: Registered,
  values: Values,
  changed: Values,
  made: ReadonlySet<string>,
  want: (need: Need) => void,
): void => {
  for (const [name, column] of Object.entries(collection.columns)) {
    const id = values[name]
    if (column.ref === undefined || typeof id !== 'string' || made.has(rowKey(column.ref, id))) continue
    const isParent = collection.parents.includes(name)
    if (!isParent && !(name in changed)) continue
    want({ kind: 'row', collection: column.ref, id })
    if (isParent) {
      want({ kind: 'children', collection: collection.name, column: name, value: id })
      continue
    }
    const target = registry.get(column.ref)
    const linked = snapshot.rows.get(rowKey(column.ref, id))
    for (const [further, { ref }] of Object.entries(target?.collection.columns ?? {})) {
      const next = linked?.[further]
      if (ref !== undefined && typeof next === 'string') want({ kind: 'row', collection: ref, id: next })
    }
  }
}
