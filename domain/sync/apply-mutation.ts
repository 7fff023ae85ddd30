import { AppError, sentenceOf } from '#domain/kernel/errors.ts'
import { checkedValues, freshRow } from './apply-op.ts'
import type { Collection, Row, View } from './collection.ts'
import { type CommitContext, needsLog, type Push } from './commit-context.ts'
import { expectNeeds } from './expect-needs.ts'
import type { Values } from './log.ts'
import type { Mutation, Op, Overwrote } from './protocol.ts'
import type { Registered } from './registry.ts'
import { rowKey } from './snapshot.ts'
import { isVisible } from './visibility.ts'
import { Missing } from './working-copy.ts'

type Settling = Map<string, { registered: Registered; id: string }>

/**
 * Applies the ops of one mutation to the working copy and lets the rules settle what follows from them. Returns the values
 * of others that it replaced (S7).
 * @throws AppError when it may not be (S8), Missing when more has to be read; the caller then rolls back.
 */
export const applyMutation = (context: CommitContext, push: Push, mutation: Mutation): Overwrote[] => {
  const { registry, working } = context
  const needs = expectNeeds(context, mutation.ops, push.actor)
  if (needs.length > 0) throw new Missing(needs)
  const settling: Settling = new Map()
  const view = viewOf(context, push, settling)
  const overwrote = mutation.ops.flatMap((op) => {
    const registered = registry.get(op.collection)
    if (!registered) {
      throw new AppError('unknown_collection', {
        issues: [{ path: op.collection, message: sentenceOf('unknown_collection') }],
      })
    }
    const { role } = push.actor
    if (role !== 'system' && !registered.collection.rights[op.op].includes(role))
      throw new AppError('forbidden')
    settling.set(rowKey(op.collection, op.id), { registered, id: op.id })
    return applyOp(context, registered, op, push, view)
  })
  for (const { registered, id } of settling.values()) {
    const row = working.get(registered.collection, id)
    if (!registered.rules.settle || !row || row.deleted_at !== null) continue
    const settled = { ...row }
    registered.rules.settle(settled, view)
    if (Object.keys(settled).some((name) => settled[name] !== row[name]))
      working.put(registered.collection, settled)
  }
  return overwrote
}

const applyOp = (
  context: CommitContext,
  registered: Registered,
  op: Op,
  push: Push,
  view: View,
): Overwrote[] => {
  const { collection, rules, children } = registered
  const { working, options } = context
  const before = working.get(collection, op.id)
  if (op.op === 'insert') {
    if (before) throw new AppError('row_exists')
    const values = checkedValues(collection, op.data, 'insert', push.actor)
    const after: Row = { ...freshRow(collection, op.id, push.actor, options.now), ...values }
    checkLinks(context, collection, values)
    rules.change?.({ kind: 'insert', before: null, after, patched: new Set(Object.keys(values)) }, view)
    working.put(collection, after)
    for (const child of children) working.beginChildren(child.collection, child.column, op.id)
    return []
  }
  // Absent and out of sight are answered alike.
  const isHidden = options.mode === 'authority' && before && !isVisible(collection, before, push.actor)
  if (!before || isHidden) throw new AppError('row_missing')
  if (before.deleted_at !== null) throw new AppError('row_deleted')
  if (op.op === 'delete') {
    const after = { ...before, deleted_at: options.now }
    rules.change?.({ kind: 'delete', before, after, patched: new Set() }, view)
    working.put(collection, after)
    return []
  }
  const values = checkedValues(collection, op.data, 'patch', push.actor)
  checkLinks(context, collection, values)
  const overwrote = overwritten(context, op, before, values, push.clientId)
  const after = { ...before, ...values }
  rules.change?.({ kind: 'patch', before, after, patched: new Set(Object.keys(values)) }, view)
  working.put(collection, after)
  return overwrote
}

/** A link must name a row of this tenant. One deleted meanwhile will do: an offline device could not know. */
const checkLinks = ({ registry, working }: CommitContext, collection: Collection, values: Values): void => {
  for (const [name, value] of Object.entries(values)) {
    const target = collection.columns[name]?.ref
    if (target === undefined || typeof value !== 'string') continue
    const registered = registry.get(target)
    if (registered && working.get(registered.collection, value) !== null) continue
    const issue = { path: name, message: sentenceOf('reference_missing') }
    throw new AppError('reference_missing', { issues: [issue] })
  }
}

/** S7: columns whose last change, since the rev this device saw, was another client's. */
const overwritten = (
  context: CommitContext,
  op: Extract<Op, { op: 'patch' }>,
  before: Row,
  values: Values,
  clientId: string,
): Overwrote[] => {
  const { snapshot, options, ownLog } = context
  if (options.mode === 'preview' || before.rev <= op.base) return []
  const key = rowKey(op.collection, op.id)
  const stored = snapshot.rows.get(key)
  if (stored && needsLog(context, op, stored)) {
    throw new Missing([{ kind: 'log', collection: op.collection, id: op.id, since: op.base }])
  }
  const entries = [...(snapshot.logs.get(`${key}@${op.base}`) ?? []), ...(ownLog.get(key) ?? [])]
  return Object.keys(values).flatMap((column) => {
    const last = entries.findLast((entry) => entry.rev > op.base && column in entry.patch)
    if (!last || last.clientId === clientId || before[column] === values[column]) return []
    return [{ collection: op.collection, id: op.id, column, lost: before[column] ?? null }]
  })
}

/** What the rules may see and do. The registry pairs rules with rows of their own type, so the casts hold. */
const viewOf = (
  { registry, working, options }: CommitContext,
  { actor }: Push,
  settling: Settling,
): View => ({
  actor,
  now: options.now,
  get: (collection, id) => working.get(collection, id) as never,
  children: (collection, column, value) => working.children(collection, column, value) as never,
  touch: (collection, id) => {
    const registered = registry.get(collection.name)
    if (registered) settling.set(rowKey(collection.name, id), { registered, id })
  },
  derive: (collection, id, values) => {
    // A device leaves the rows beside its own act to the server: it could not take them back alone.
    if (options.mode === 'preview') return
    const row = working.get(collection, id)
    if (row) working.put(collection, { ...row, ...values } as Row)
  },
  nextNumber: (series) => {
    if (options.mode === 'preview') return null
    const next = working.counter(series) + 1
    working.setCounter(series, next)
    return next
  },
  reject: (code): never => {
    throw new AppError(code)
  },
})
