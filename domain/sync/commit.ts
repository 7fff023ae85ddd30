import * as v from 'valibot'
import { AppError, type ErrorCode, sentenceOf } from '#domain/kernel/errors.ts'
import { UUID } from '#domain/kernel/ids.ts'
import { checkedValues, freshRow } from './apply-op.ts'
import type { Actor, Collection, Row, View } from './collection.ts'
import type { LogEntry, MutationRecord, Values } from './log.ts'
import {
  type Entry,
  type Gone,
  LIMITS,
  type Mutation,
  type MutationResult,
  mutationSchema,
  type Op,
  type Overwrote,
} from './protocol.ts'
import { parentsOf, type Registered, type Registry } from './registry.ts'
import { type Need, rowKey, type Snapshot } from './snapshot.ts'
import { Missing, WorkingCopy } from './working-copy.ts'

/** One push as the shell hands it in: who sent it, and its mutations with the hash of their content. */
export type Push = {
  actor: Actor
  clientId: string
  mutations: readonly { seq: number; hash: string; body: unknown }[]
}

/** What became of one push. A push that breaks the sequence is refused whole (S5); nothing of it was committed. */
export type PushOutcome =
  | { refused: null; results: MutationResult[]; rows: Entry[]; gone: Gone[] }
  | { refused: 'sequence_gap' | 'sequence_reused'; expected: number }

/** Everything to be written in one batch, and the answers to give once it is. */
export type Committed = {
  kind: 'committed'
  head: number
  rows: Entry[]
  log: LogEntry[]
  records: MutationRecord[]
  counters: Map<string, number>
  outcomes: PushOutcome[]
  /** Errors of ours that refused a mutation as `internal`; to be logged. */
  faults: unknown[]
  working: WorkingCopy
}

export type CommitOptions = {
  /** Time of the commit, ISO. */
  now: string
  /**
   * `authority` gives revs and numbers. `preview` runs the same rules on a device for what the server has still to
   * decide: rows keep their rev, numbers stay empty.
   */
  mode: 'authority' | 'preview'
  /** A mutation that still misses something is refused as `internal`: a fault of a rule must not stop the others. */
  isLastRound?: boolean
}

/**
 * The commit (S6): a pure function from what is there and what people want to what is written and answered.
 * Returns the needs instead when it has to see more; the caller loads them into the snapshot and calls again.
 * The snapshot itself is not changed; `mergeInto` does that once the batch is safe.
 */
export const commit = (
  registry: Registry,
  snapshot: Snapshot,
  pushes: readonly Push[],
  options: CommitOptions,
): Committed | { kind: 'needs'; needs: Need[] } => {
  const run = new CommitRun(registry, snapshot, options)
  const outcomes = pushes.map((push) => run.push(push))
  if (run.needs.length > 0) return { kind: 'needs', needs: run.needs }
  const { rows, counters } = run.working.changed()
  return {
    kind: 'committed',
    head: run.head,
    rows: [...rows]
      .map(([key, row]) => ({ collection: key.slice(0, key.indexOf('/')), row }))
      // What has no new rev was not changed: nothing unfenced is ever written over a row (S3).
      .filter(({ row }) => options.mode === 'preview' || row.rev > snapshot.head),
    log: run.log,
    records: run.records,
    counters,
    outcomes: outcomes.map((outcome) => outcome()),
    faults: run.faults,
    working: run.working,
  }
}

/** Brings a kept snapshot up to a commit that the database has accepted. */
export const mergeInto = (snapshot: Snapshot, committed: Committed): void => {
  const changed = committed.working.changed()
  for (const [key, row] of changed.rows) snapshot.rows.set(key, row)
  for (const [key, ids] of changed.children) snapshot.children.set(key, ids)
  for (const [name, value] of changed.counters) snapshot.counters.set(name, value)
  snapshot.head = committed.head
  snapshot.logs.clear()
  snapshot.clients.clear()
}

const sameValues = (a: Row, b: Row, names: Iterable<string>): boolean => {
  for (const name of names) if (a[name] !== b[name]) return false
  return true
}

class CommitRun {
  readonly working: WorkingCopy
  readonly log: LogEntry[] = []
  readonly records: MutationRecord[] = []
  readonly needs: Need[] = []
  readonly faults: unknown[] = []
  head: number
  readonly #registry: Registry
  readonly #snapshot: Snapshot
  readonly #options: CommitOptions
  /** Last number of each client within this commit. */
  readonly #lastSeq = new Map<string, number>()
  /** Log entries made by this commit, by row: a conflict may lie within one batch. */
  readonly #ownLog = new Map<string, LogEntry[]>()

  constructor(registry: Registry, snapshot: Snapshot, options: CommitOptions) {
    this.#registry = registry
    this.#snapshot = snapshot
    this.#options = options
    this.head = snapshot.head
    this.working = new WorkingCopy(snapshot)
  }

  /** Runs one push. The answer is built afterwards, when the rows have their last state of the batch. */
  push(push: Push): () => PushOutcome {
    const client = this.#snapshot.clients.get(push.clientId)
    let last = this.#lastSeq.get(push.clientId) ?? client?.lastSeq ?? 0
    const refused = (code: 'sequence_gap' | 'sequence_reused') => {
      const expected = last + 1
      return () => ({ refused: code, expected }) satisfies PushOutcome
    }
    let expected = push.mutations[0]?.seq ?? 1
    if (expected > last + 1) return refused('sequence_gap')
    for (const { seq, hash } of push.mutations) {
      if (seq !== expected++) return refused('sequence_gap')
      if (seq <= last) {
        const seen = client?.seen.get(seq) ?? this.#seenHere(push.clientId, seq)
        if (!seen || seen.hash !== hash) return refused('sequence_reused')
      }
    }

    const results: MutationResult[] = []
    const touched = new Map<string, { collection: string; id: string }>()
    for (const { seq, hash, body } of push.mutations) {
      for (const ref of this.#refs(body)) touched.set(rowKey(ref.collection, ref.id), ref)
      const seen = client?.seen.get(seq) ?? (seq <= last ? this.#seenHere(push.clientId, seq) : undefined)
      if (seen) {
        results.push(asDuplicate(seen.result))
        continue
      }
      const result = this.#mutation(push, seq, body, touched)
      results.push(result)
      last = seq
      this.#lastSeq.set(push.clientId, last)
      const head = bodyHead(body)
      this.records.push({
        clientId: push.clientId,
        seq,
        hash,
        userId: push.actor.userId,
        at: head.at ?? this.#options.now,
        committedAt: this.#options.now,
        label: head.label,
        result: JSON.stringify(result),
      })
    }
    this.#needRows(touched.values())
    return () => ({ refused: null, results, ...this.#state(touched.values()) })
  }

  #seenHere(clientId: string, seq: number): { hash: string; result: MutationResult } | undefined {
    const record = this.records.find((one) => one.clientId === clientId && one.seq === seq)
    return record && { hash: record.hash, result: JSON.parse(record.result) as MutationResult }
  }

  /**
   * The rows that a mutation names, as far as it can be read, and those they hang on: the answer says how they are on the
   * server, also when the mutation is refused and the device has to take back what it had derived.
   */
  #refs(body: unknown): { collection: string; id: string }[] {
    return opsIn(body).flatMap(({ collection, id, data }) => {
      const registered = this.#registry.get(collection)
      if (!registered) return [{ collection, id }]
      const need: Need = { kind: 'row', collection, id }
      const row = this.working.has(need) ? this.working.get(registered.collection, id) : null
      return [{ collection, id }, ...parentsOf(registered, { ...data, ...row })]
    })
  }

  #needRows(refs: Iterable<{ collection: string; id: string }>): void {
    for (const ref of refs) {
      const need: Need = { kind: 'row', ...ref }
      if (this.#registry.has(ref.collection) && !this.working.has(need)) this.needs.push(need)
    }
  }

  /** The rows as they are after the batch, for the answer (S15). */
  #state(refs: Iterable<{ collection: string; id: string }>): { rows: Entry[]; gone: Gone[] } {
    const rows: Entry[] = []
    const gone: Gone[] = []
    for (const { collection, id } of refs) {
      const registered = this.#registry.get(collection)
      const row = registered && this.working.get(registered.collection, id)
      if (row) rows.push({ collection, row })
      else gone.push({ collection, id })
    }
    return { rows, gone }
  }

  #mutation(
    push: Push,
    seq: number,
    body: unknown,
    touched: Map<string, { collection: string; id: string }>,
  ): MutationResult {
    try {
      const parsed = v.safeParse(mutationSchema, body)
      if (!parsed.success) {
        throw new AppError('invalid_input', {
          issues: parsed.issues
            .slice(0, 5)
            .map((issue) => ({ path: v.getDotPath(issue) ?? '', message: issue.message })),
        })
      }
      const overwrote = this.#ops(push, parsed.output)
      const entries = this.#entries(push.clientId, seq, touched)
      this.log.push(...entries)
      this.working.accept()
      return overwrote.length > 0 ? { seq, status: 'applied', overwrote } : { seq, status: 'applied' }
    } catch (error) {
      this.working.rollback()
      if (error instanceof Missing && !this.#options.isLastRound) {
        this.needs.push(...error.needs)
        return { seq, status: 'applied' }
      }
      if (!(error instanceof AppError)) this.faults.push(error)
      const { code, issues } = error instanceof AppError ? error : new AppError('internal')
      const rejected = { seq, status: 'rejected' as const, code, message: sentenceOf(code) }
      return issues.length > 0 ? { ...rejected, issues } : rejected
    }
  }

  /** Applies the ops and lets the rules settle what follows from them. */
  #ops(push: Push, mutation: Mutation): Overwrote[] {
    const overwrote: Overwrote[] = []
    const toSettle = new Map<string, { registered: Registered; id: string }>()
    const view = this.#view(push.actor, toSettle)
    this.#expect(mutation.ops, push)
    for (const op of mutation.ops) {
      const registered = this.#registry.get(op.collection)
      if (!registered)
        throw new AppError('unknown_collection', { issues: [{ path: op.collection, message: 'unknown' }] })
      const { role } = push.actor
      if (role !== 'system' && !registered.collection.rights[op.op].includes(role))
        throw new AppError('forbidden')
      this.#op(registered, op, push, view, overwrote)
      toSettle.set(rowKey(op.collection, op.id), { registered, id: op.id })
    }
    for (const { registered, id } of toSettle.values()) {
      const row = this.working.get(registered.collection, id)
      if (!registered.rules.settle || !row || row.deleted_at !== null) continue
      const settled = { ...row }
      registered.rules.settle(settled, view)
      if (!sameValues(row, settled, Object.keys(settled))) this.working.put(registered.collection, settled)
    }
    return overwrote
  }

  #op(registered: Registered, op: Op, push: Push, view: View, overwrote: Overwrote[]): void {
    const { collection, rules, children } = registered
    const before = this.working.get(collection, op.id)
    if (op.op === 'insert') {
      if (before) throw new AppError('row_exists')
      const values = checkedValues(collection, op.data, 'insert', push.actor)
      const after: Row = { ...freshRow(collection, op.id, push.actor, this.#options.now), ...values }
      this.#checkRefs(collection, values)
      rules.change?.({ kind: 'insert', before: null, after, patched: new Set(Object.keys(values)) }, view)
      this.working.put(collection, after)
      for (const child of children) this.working.beginChildren(child.collection, child.column, op.id)
      return
    }
    if (!before) throw new AppError('row_missing')
    if (before.deleted_at !== null) throw new AppError('row_deleted')
    if (op.op === 'delete') {
      const after = { ...before, deleted_at: this.#options.now }
      rules.change?.({ kind: 'delete', before, after, patched: new Set() }, view)
      this.working.put(collection, after)
      return
    }
    const values = checkedValues(collection, op.data, 'patch', push.actor)
    this.#checkRefs(collection, values)
    overwrote.push(...this.#overwritten(op, before, values, push.clientId))
    const after = { ...before, ...values }
    rules.change?.({ kind: 'patch', before, after, patched: new Set(Object.keys(values)) }, view)
    this.working.put(collection, after)
  }

  /**
   * Asks at once for what the ops are likely to look at, so that a cold commit takes two or three rounds however many ops
   * it has: their rows, the rows these link to (and those link to), their siblings and children, and the log where another
   * device was quicker. What a rule reads beyond that costs a round of its own.
   */
  #expect(ops: readonly Op[], { actor }: Push): void {
    const made = new Set(ops.filter(({ op }) => op === 'insert').map((op) => rowKey(op.collection, op.id)))
    const needs: Need[] = []
    const want = (need: Need) => {
      if (!this.working.has(need)) needs.push(need)
    }
    if (this.#registry.has('tenants')) want({ kind: 'row', collection: 'tenants', id: actor.tenantId })
    for (const op of ops) {
      const registered = this.#registry.get(op.collection)
      if (!registered) continue
      want({ kind: 'row', collection: op.collection, id: op.id })
      const present = this.#snapshot.rows.get(rowKey(op.collection, op.id)) ?? null
      this.#expectLinks(registered, { ...present, ...op.data }, op.data ?? {}, made, want)
      if (op.op === 'insert') continue
      for (const child of registered.children) {
        want({ kind: 'children', collection: child.collection.name, column: child.column, value: op.id })
      }
      if (op.op === 'patch' && present && this.#needsLog(op, present)) {
        want({ kind: 'log', collection: op.collection, id: op.id, since: op.base })
      }
    }
    if (needs.length > 0) throw new Missing(needs)
  }

  #expectLinks(
    { collection }: Registered,
    values: Values,
    changed: Values,
    made: ReadonlySet<string>,
    want: (need: Need) => void,
  ): void {
    for (const [name, column] of Object.entries(collection.columns)) {
      const id = values[name]
      if (column.ref === undefined || typeof id !== 'string' || made.has(rowKey(column.ref, id))) continue
      const isParent = collection.parents.includes(name)
      if (!isParent && !(name in changed)) continue
      want({ kind: 'row', collection: column.ref, id })
      if (isParent) want({ kind: 'children', collection: collection.name, column: name, value: id })
      const target = this.#registry.get(column.ref)
      const linked = this.#snapshot.rows.get(rowKey(column.ref, id))
      if (isParent || !target || !linked) continue
      for (const [further, { ref }] of Object.entries(target.collection.columns)) {
        const next = linked[further]
        if (ref !== undefined && typeof next === 'string') want({ kind: 'row', collection: ref, id: next })
      }
    }
  }

  /** A link must name a row of this tenant. One deleted meanwhile will do: an offline device could not know. */
  #checkRefs(collection: Collection, values: Values): void {
    for (const [name, value] of Object.entries(values)) {
      const target = collection.columns[name]?.ref
      if (target === undefined || typeof value !== 'string') continue
      const registered = this.#registry.get(target)
      if (!registered || this.working.get(registered.collection, value) === null) {
        throw new AppError('reference_missing', {
          issues: [{ path: name, message: sentenceOf('reference_missing') }],
        })
      }
    }
  }

  /** Whether the row was changed since the device saw it, by a commit before this one. */
  #needsLog(op: Extract<Op, { op: 'patch' }>, stored: Row): boolean {
    const logKey = `${rowKey(op.collection, op.id)}@${op.base}`
    return this.#options.mode === 'authority' && stored.rev > op.base && !this.#snapshot.logs.has(logKey)
  }

  /** S7: columns whose last change, since the rev this device saw, was another client's. */
  #overwritten(op: Extract<Op, { op: 'patch' }>, before: Row, values: Values, clientId: string): Overwrote[] {
    if (this.#options.mode === 'preview' || before.rev <= op.base) return []
    const key = rowKey(op.collection, op.id)
    const stored = this.#snapshot.rows.get(key)
    if (stored && this.#needsLog(op, stored)) {
      throw new Missing([{ kind: 'log', collection: op.collection, id: op.id, since: op.base }])
    }
    const entries = [
      ...(this.#snapshot.logs.get(`${key}@${op.base}`) ?? []),
      ...(this.#ownLog.get(key) ?? []),
    ]
    return Object.keys(values).flatMap((column) => {
      const last = entries.findLast((entry) => entry.rev > op.base && column in entry.patch)
      if (!last || last.clientId === clientId || before[column] === values[column]) return []
      return [{ collection: op.collection, id: op.id, column, lost: before[column] ?? null }]
    })
  }

  /** Turns what the mutation did into one log entry a row, each with the next rev (S2). */
  #entries(
    clientId: string,
    seq: number,
    touched: Map<string, { collection: string; id: string }>,
  ): LogEntry[] {
    const entries: LogEntry[] = []
    for (const [key, { collection, row: before }] of [...this.working.before]) {
      const after = this.working.get(collection, key.slice(collection.name.length + 1))
      if (!after) continue
      touched.set(key, { collection: collection.name, id: after.id })
      const patch: Values = {}
      const prev: Values = {}
      for (const name of ['deleted_at', ...Object.keys(collection.columns)]) {
        const value = after[name] ?? null
        const old = before ? (before[name] ?? null) : null
        if (value === old) continue
        patch[name] = value
        prev[name] = old
      }
      if (before && Object.keys(patch).length === 0) continue
      if (this.#options.mode === 'preview') {
        this.working.put(collection, { ...after, updated_at: this.#options.now })
        continue
      }
      this.head += 1
      this.working.put(collection, { ...after, rev: this.head, updated_at: this.#options.now })
      const entry = {
        rev: this.head,
        collection: collection.name,
        rowId: after.id,
        patch,
        prev: before ? prev : null,
        clientId,
        seq,
      }
      entries.push(entry)
      const own = this.#ownLog.get(key)
      if (own) own.push(entry)
      else this.#ownLog.set(key, [entry])
    }
    return entries
  }

  #view(actor: Actor, toSettle: Map<string, { registered: Registered; id: string }>): View {
    const { working } = this
    const registry = this.#registry
    const authority = this.#options.mode === 'authority'
    return {
      actor,
      now: this.#options.now,
      get: (collection, id) => working.get(collection, id) as ReturnType<View['get']> as never,
      children: (collection, column, value) => working.children(collection, column, value) as never,
      touch: (collection, id) => {
        const registered = registry.get(collection.name)
        if (registered) toSettle.set(rowKey(collection.name, id), { registered, id })
      },
      nextNumber: (series) => {
        if (!authority) return null
        const next = working.counter(series) + 1
        working.setCounter(series, next)
        return next
      },
      reject: (code: ErrorCode): never => {
        throw new AppError(code)
      },
    }
  }
}

const asDuplicate = (result: MutationResult): MutationResult => {
  const { seq } = result
  if (result.status === 'rejected') {
    return { seq, status: 'duplicate', outcome: 'rejected', code: result.code, message: result.message }
  }
  return { seq, status: 'duplicate', outcome: 'applied' }
}

/** Label and time of a mutation that may be malformed, for its record. */
const bodyHead = (body: unknown): { at: string | undefined; label: string } => {
  const parsed = v.safeParse(
    v.object({ at: mutationSchema.entries.at, label: mutationSchema.entries.label }),
    body,
  )
  return parsed.success ? parsed.output : { at: undefined, label: '' }
}

const opsSchema = v.object({ ops: v.array(v.unknown()) })
const id = v.pipe(v.string(), v.regex(UUID))
const namedSchema = v.object({
  collection: v.string(),
  id,
  data: v.optional(v.record(v.string(), v.unknown()), {}),
})

/** The ops of a mutation that may be malformed. */
const opsIn = (body: unknown): v.InferOutput<typeof namedSchema>[] => {
  const parsed = v.safeParse(opsSchema, body)
  if (!parsed.success) return []
  return parsed.output.ops.slice(0, LIMITS.opsPerMutation).flatMap((op) => {
    const one = v.safeParse(namedSchema, op)
    return one.success ? [one.output] : []
  })
}
