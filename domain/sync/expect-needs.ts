import type { Actor } from './actor.ts'
import { type CommitContext, needsLog, type Push } from './commit-context.ts'
import type { Values } from './log.ts'
import { asksForNumber, oracleSeries } from './oracle-number.ts'
import type { Op } from './protocol.ts'
import { readMutation } from './read-mutation.ts'
import type { Registered } from './registry.ts'
import { type Need, rowKey } from './snapshot.ts'

/** Ids of rows that the pushes insert, with their collection. */
type Made = ReadonlySet<string>

/**
 * What the pushes will probably read and the snapshot lacks, so that a commit takes one or two rounds however many ops
 * it has: known acts, the named rows, the rows they link to (and the links of those), siblings and children, and the
 * log where another device was quicker. Anything else that a rule reads costs another round.
 */
export const expectNeeds = (context: CommitContext, pushes: readonly Push[]): Need[] => {
  const needs = new Map<string, Need>()
  const want = (key: string, need: Need) => {
    if (!needs.has(key) && !context.working.has(need)) needs.set(key, need)
  }
  const made = new Set<string>()
  for (const op of opsOf(pushes)) if (op.op === 'insert') made.add(rowKey(op.collection, op.id))
  for (const push of pushes) {
    for (const { id } of push.mutations) want(`act ${id}`, { kind: 'act', id })
    expectRows(context, opsOf([push]), push.actor, made, want)
  }
  return [...needs.values()]
}

type Want = (key: string, need: Need) => void

function* opsOf(pushes: readonly Push[]): Generator<Op> {
  for (const { mutations } of pushes) {
    for (const { body, isTooLarge } of mutations)
      if (!isTooLarge) yield* readMutation(body).mutation?.ops ?? []
  }
}

const wantRow = (want: Want, collection: string, id: string): void =>
  want(rowKey(collection, id), { kind: 'row', collection, id })

const wantChildren = (want: Want, collection: string, column: string, value: string): void =>
  want(`children ${collection} ${column} ${value}`, { kind: 'children', collection, column, value })

const expectRows = (
  context: CommitContext,
  ops: Iterable<Op>,
  actor: Actor,
  made: Made,
  want: Want,
): void => {
  const { registry, snapshot } = context
  if (registry.has('tenants')) wantRow(want, 'tenants', actor.tenantId)
  for (const op of ops) {
    const { collection, id } = op
    const registered = registry.get(collection)
    if (!registered) continue
    const key = rowKey(collection, id)
    if (op.op === 'insert') want(key, { kind: 'row', collection, id, isNew: true })
    else want(key, { kind: 'row', collection, id })
    if (asksForNumber(op, actor)) {
      const name = oracleSeries(registered.collection)
      want(`counter ${name}`, { kind: 'counter', name })
      continue
    }
    const present = snapshot.rows.get(key) ?? null
    wantLinks(context, registered, present, op.data ?? {}, made, want)
    if (op.op === 'insert' || made.has(key)) continue
    for (const child of registered.children) wantChildren(want, child.collection.name, child.column, id)
    if (op.op === 'patch' && present && needsLog(context, op, present)) {
      const since = op.base
      want(`log ${key} ${since}`, { kind: 'log', collection, id, since })
    }
  }
}

/** `made` are rows that the same pushes insert: no other row can refer to them yet. */
const wantLinks = (
  { registry, snapshot }: CommitContext,
  registered: Registered,
  present: Values | null,
  changed: Values,
  made: Made,
  want: Want,
): void => {
  const { collection } = registered
  for (const { column: name, target } of registered.refs) {
    const isParent = collection.parents.includes(name)
    if (!isParent && !(name in changed)) continue
    const id = name in changed ? changed[name] : present?.[name]
    if (typeof id !== 'string' || made.has(rowKey(target, id))) continue
    wantRow(want, target, id)
    if (isParent) {
      wantChildren(want, collection.name, name, id)
      continue
    }
    const linked = snapshot.rows.get(rowKey(target, id))
    if (!linked) continue
    for (const further of registry.get(target)?.refs ?? []) {
      const next = linked[further.column]
      if (typeof next === 'string') wantRow(want, further.target, next)
    }
  }
}
