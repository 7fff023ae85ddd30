import { effectOf } from '#domain/effects/job.ts'
import { AppError } from '#domain/kernel/errors.ts'
import { checkedValues, freshRow, insertAsPatch } from './apply-op.ts'
import type { Collection, Row, View } from './collection.ts'
import { type CommitContext, needsLog, type Push } from './commit-context.ts'
import type { Values } from './log.ts'
import { asksForNumber, giveNumber } from './oracle-number.ts'
import type { Content, Op, Overwrote } from './protocol.ts'
import { readTogether } from './read-together.ts'
import { type Registered, type Ruled, type RuledRegistry, windowOf } from './registry.ts'
import { type Replaced, replacedValues, tellReplaced } from './replaced-values.ts'
import { hasRight } from './rights.ts'
import { type Need, rowKey } from './snapshot.ts'
import { isVisible, visibilityOf } from './visibility.ts'
import { Missing } from './working-copy.ts'

type Settling = Map<string, { registered: Ruled<Registered>; id: string }>

/**
 * Applies the ops of one mutation to the working copy and lets the rules settle what follows. Returns the values of
 * others that it replaced (S7.2).
 * @throws AppError when the mutation is refused (S8.1), Missing when more rows have to be read; the caller then rolls
 * back.
 */
export const applyMutation = (
  context: CommitContext,
  push: Push,
  actId: string,
  mutation: Content,
): Overwrote[] => {
  const { registry, working, options } = context
  const settling: Settling = new Map()
  const view = viewOf(context, push, actId, settling)
  const missing: Need[] = []
  const applied = (op: Op): Replaced[] => {
    const registered = registry.get(op.collection)
    if (!registered) {
      throw new AppError('unknown_collection', {
        issues: [{ path: op.collection, code: 'unknown_collection' }],
      })
    }
    if (!hasRight(registered.collection, op.op, push.actor)) throw new AppError('forbidden')
    if (asksForNumber(op, push.actor)) {
      giveNumber(context.working, registered.collection, context.working.get(registered.collection, op.id))
      return []
    }
    settling.set(rowKey(op.collection, op.id), { registered, id: op.id })
    return applyOp(context, registered, op, push, view)
  }
  const replaced = mutation.ops.flatMap((op) => collecting(missing, () => applied(op)) ?? [])
  for (const { registered, id } of settling.values())
    collecting(missing, () => settle(context, registered, id, view))
  if (missing.length > 0) throw new Missing(missing)
  checkWhole(context, view)
  if (registry.has(replacedValues.name)) {
    const { actor, clientId } = push
    tellReplaced(working, replaced, { actId, actor, clientId, now: options.now })
  }
  return replaced.map(({ collection, id, column, lost }) => ({ collection, id, column, lost }))
}

/**
 * Runs a step and collects what it misses, so that one round asks for the needs of all steps. Once something is
 * missing, later errors may only follow from that and are ignored.
 */
const collecting = <T>(missing: Need[], step: () => T): T | undefined => {
  try {
    return step()
  } catch (error) {
    if (error instanceof Missing) missing.push(...error.needs)
    else if (missing.length === 0) throw error
    return undefined
  }
}

const settle = (
  { working }: CommitContext,
  { collection, rules }: Ruled<Registered>,
  id: string,
  view: View,
) => {
  const row = working.get(collection, id)
  if (!rules.settle || !row || row.deleted_at !== null) return
  const settled = { ...row }
  rules.settle(settled, view)
  if (Object.keys(settled).some((name) => settled[name] !== row[name])) working.put(collection, settled)
}

/** Checks the rules that hold for the mutation as a whole. */
const checkWhole = ({ registry, working }: CommitContext, view: View): void => {
  const missing: Need[] = []
  for (const [key, { collection, row: before }] of [...working.before]) {
    const rules = registry.get(collection.name)?.rules
    if (!rules?.whole) continue
    collecting(missing, () => {
      const after = working.get(collection, key.slice(collection.name.length + 1))
      if (after) rules.whole?.({ before, after }, view)
    })
  }
  if (missing.length > 0) throw new Missing(missing)
}

const applyOp = (
  context: CommitContext,
  registered: Ruled<Registered>,
  op: Op,
  push: Push,
  view: View,
): Replaced[] => {
  const { collection, rules, children } = registered
  const { working, options } = context
  const before = working.get(collection, op.id)
  if (op.op === 'insert') {
    const isRevived = before !== null && before.deleted_at !== null && collection.sharesId
    if (before && !isRevived) {
      const patch = insertAsPatch(collection, op, before, push.actor)
      if (!hasRight(collection, 'patch', push.actor)) throw new AppError('forbidden')
      return applyOp(context, registered, patch, push, view)
    }
    const values = linked(
      context,
      push.actor,
      collection,
      checkedValues(collection, op.data, 'insert', push.actor),
    )
    const after: Row = Object.assign(freshRow(collection, op.id, push.actor, options.now, before), values)
    rules.change?.({ kind: 'insert', before: null, after, patched: new Set(Object.keys(values)) }, view)
    working.put(collection, after)
    if (before === null)
      for (const child of children) working.beginChildren(child.collection, child.column, op.id)
    return []
  }
  // A hidden row and an absent one get the same answer (S12.3).
  if (!before || isHidden(context, registered, before, push.actor)) throw new AppError('row_missing')
  if (before.deleted_at !== null) throw new AppError('row_deleted')
  if (op.op === 'delete') {
    const after = { ...before, deleted_at: options.now }
    rules.change?.({ kind: 'delete', before, after, patched: new Set() }, view)
    working.put(collection, after)
    return []
  }
  const values = linked(
    context,
    push.actor,
    collection,
    checkedValues(collection, op.data, 'patch', push.actor),
  )
  const overwrote = overwritten(context, registered, op, before, values, push.clientId)
  const after = Object.assign({ ...before }, values)
  rules.change?.({ kind: 'patch', before, after, patched: new Set(Object.keys(values)) }, view)
  working.put(collection, after)
  return overwrote
}

/** On a device every stored row is visible to its user. */
const isHidden = (
  { options, working }: CommitContext,
  registered: Registered,
  row: Row,
  actor: Push['actor'],
): boolean =>
  options.mode === 'authority' &&
  !isVisible(registered, row, actor, (collection, id) => working.get(collection, id))

/**
 * Resolves the links in the values: each must name a row of this tenant that the actor may see. A link to a deleted row
 * is accepted, and a link to a merged row becomes a link to the row it was merged into (S6.7): an offline device could
 * not know either.
 */
const linked = (
  context: CommitContext,
  actor: Push['actor'],
  collection: Collection,
  values: Values,
): Values => {
  const { registry, working } = context
  const links: Values = {}
  for (const [name, value] of Object.entries(values)) {
    const target = collection.columns[name]?.ref
    const registered = target === undefined ? undefined : registry.get(target)
    if (!registered || typeof value !== 'string') continue
    let row = working.get(registered.collection, value)
    if (row === null || isHidden(context, registered, row, actor)) {
      // An actor who sees only a part of the rows gets the same answer for hidden rows as for absent ones (S12.3).
      const code = visibilityOf(registered, actor) === 'all' ? 'reference_missing' : 'row_missing'
      throw new AppError(code, { issues: [{ path: name, code }] })
    }
    const seen = new Set<string>()
    while (typeof row?.merged_into === 'string' && !seen.has(row.id)) {
      seen.add(row.id)
      row = working.get(registered.collection, row.merged_into) ?? row
    }
    links[name] = row.id
  }
  return Object.assign(values, links)
}

/**
 * S7.2: columns that another client changed last, after the rev that this device saw. A collection that no device holds
 * (S23.2) has none: no device could restore the value.
 */
const overwritten = (
  context: CommitContext,
  { collection: { columns }, travels }: Registered,
  op: Extract<Op, { op: 'patch' }>,
  before: Row,
  values: Values,
  clientId: string,
): Replaced[] => {
  const { snapshot, options, ownLog } = context
  if (options.mode === 'preview' || travels === 'none' || before.rev <= op.base) return []
  const key = rowKey(op.collection, op.id)
  const stored = snapshot.rows.get(key)
  if (stored && needsLog(context, op, stored)) {
    throw new Missing([{ kind: 'log', collection: op.collection, id: op.id, since: op.base }])
  }
  const entries = [...(snapshot.logs.get(`${key}@${op.base}`) ?? []), ...(ownLog.get(key) ?? [])]
  return Object.keys(values).flatMap((column) => {
    const last = entries.findLast((entry) => entry.rev > op.base && column in entry.patch)
    // S7.6: the change may stand in a part of the log that is not read; the present value counts as somebody's.
    const isUnknown = !last && op.base < snapshot.logsFrom
    if ((!last && !isUnknown) || last?.clientId === clientId || before[column] === values[column]) return []
    // A derived value is nobody's own: only the server writes it.
    const { kind, write } = columns[column] ?? {}
    if (kind === 'position' || write === 'derived') return []
    const lost = before[column] ?? null
    return [{ collection: op.collection, id: op.id, column, lost, userId: last?.userId ?? '' }]
  })
}

/** S23: a rule that needs rows which this side does not hold is a fault of the build. */
const heldOf = (registry: RuledRegistry, { name }: Collection): Ruled<Registered> => {
  const held = registry.get(name)
  if (!held) throw new Error(`a rule reads ${name}, which no device holds`)
  return held
}

/** What the rules may see and do. The registry pairs rules with rows of their own type, so the casts are safe. */
const viewOf = (
  { registry, working, options }: CommitContext,
  { actor }: Push,
  actId: string,
  settling: Settling,
): View => ({
  actor,
  actId,
  now: options.now,
  isAuthority: options.mode === 'authority',
  get: (collection, id) => {
    heldOf(registry, collection)
    return working.get(collection, id) as never
  },
  children: (collection, column, value) => {
    const held = heldOf(registry, collection)
    if (options.mode === 'preview' && windowOf(held))
      throw new Error(`a rule lists ${collection.name}, of which a device holds a part`)
    return working.children(collection, column, value) as never
  },
  having: (collection, values) => {
    if (windowOf(heldOf(registry, collection)))
      throw new Error(`a rule searches ${collection.name}, of which a device holds a part`)
    const reads = Object.entries(values)
      .filter(([, value]) => value !== '')
      .map(
        ([column, value]) =>
          () =>
            working.children(collection, column, value),
      )
    readTogether(...reads)
    const found = reads.flatMap((read) => read())
    return [...new Map(found.map((row) => [row.id, row])).values()] as never
  },
  isUsed: (collection, id) => {
    const links = registry.get(collection.name)?.links ?? []
    const needs = links
      .map(
        ({ collection, column }): Need => ({ kind: 'users', collection: collection.name, column, value: id }),
      )
      .filter((need) => !working.has(need))
    if (needs.length > 0) throw new Missing(needs)
    return links.some(({ collection, column }) => working.hasUser(collection, column, id))
  },
  isNew: (collection, id) => working.before.get(rowKey(collection.name, id))?.row === null,
  touch: (collection, id) => {
    const registered = registry.get(collection.name)
    if (!registered) return
    // Parents settle after all rows that touch them, because their sums need the final values.
    const key = rowKey(collection.name, id)
    settling.delete(key)
    settling.set(key, { registered, id })
  },
  add: (collection, id, values) => {
    const row: Row = Object.assign(freshRow(collection, id, actor, options.now), values)
    working.put(collection, row)
    for (const child of heldOf(registry, collection).children)
      working.beginChildren(child.collection, child.column, id)
    return row as never
  },
  derive: (collection, id, values) => {
    // A device leaves rows beyond its own act to the server: it could not undo them alone.
    if (options.mode === 'preview') return
    const row = working.get(collection, id)
    if (row) working.put(collection, { ...row, ...values } as Row)
  },
  make: (collection, id, values) => {
    if (options.mode === 'preview' || working.get(collection, id) !== null) return
    working.put(collection, { ...freshRow(collection, id, actor, options.now), ...values } as Row)
  },
  nextNumber: (series, isOwn = false) => {
    if (options.mode === 'preview' && !isOwn) return null
    const next = working.counter(series) + 1
    working.setCounter(series, next)
    return next
  },
  made: (collection) => working.made(collection) as never,
  emit: (job, key, payload, { dueAt = options.now } = {}) => {
    if (options.mode === 'preview') return
    working.emit(effectOf(job, key, payload, dueAt))
  },
  reject: (code, ...details): never => {
    throw new AppError(code, ...details)
  },
})
