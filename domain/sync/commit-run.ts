import * as v from 'valibot'
import { AppError, sentenceOf } from '#domain/kernel/errors.ts'
import { applyMutation } from './apply-mutation.ts'
import type { Actor, Collection, Row } from './collection.ts'
import type { CommitContext, CommitOptions, Push, PushOutcome } from './commit-context.ts'
import type { LogEntry, MutationRecord, Values } from './log.ts'
import { headOf, namedRows } from './named-rows.ts'
import { type Entry, type Gone, type MutationResult, mutationSchema } from './protocol.ts'
import type { Registry } from './registry.ts'
import { type Need, rowKey, type Snapshot } from './snapshot.ts'
import { isVisible } from './visibility.ts'
import { Missing, WorkingCopy } from './working-copy.ts'

type Touched = Map<string, Gone>

/** One commit under way: push after push, mutation after mutation, on one working copy. */
export class CommitRun {
  readonly log: LogEntry[] = []
  readonly records: MutationRecord[] = []
  readonly needs: Need[] = []
  readonly faults: unknown[] = []
  head: number
  readonly context: CommitContext
  /** Last number of each client within this commit. */
  readonly #lastSeq = new Map<string, number>()

  constructor(registry: Registry, snapshot: Snapshot, options: CommitOptions) {
    this.context = { registry, snapshot, options, working: new WorkingCopy(snapshot), ownLog: new Map() }
    this.head = snapshot.head
  }

  /** Runs one push. The answer is built afterwards, when the rows have their last state of the batch. */
  push(push: Push): () => PushOutcome {
    const { clientId, mutations } = push
    let last = this.#lastSeq.get(clientId) ?? this.context.snapshot.clients.get(clientId)?.lastSeq ?? 0
    const refusal = this.#sequenceFault(push, last)
    if (refusal) {
      const expected = last + 1
      return () => ({ refused: refusal, expected })
    }
    const results: MutationResult[] = []
    const touched: Touched = new Map()
    for (const { seq, hash, body } of mutations) {
      for (const named of namedRows(this.context, body))
        touched.set(rowKey(named.collection, named.id), named)
      const seen = seq <= last ? this.#seen(clientId, seq) : undefined
      if (seen) {
        results.push(asDuplicate(seen.result))
        continue
      }
      const result = this.#mutation(push, seq, body, touched)
      results.push(result)
      this.#record(push, seq, hash, body, result)
      last = seq
      this.#lastSeq.set(clientId, last)
    }
    this.#needRows(touched.values())
    return () => ({ refused: null, results, ...this.#state(touched.values(), push.actor) })
  }

  /** S5: numbers follow one another from the last one on; those that come again have the content they had. */
  #sequenceFault({ clientId, mutations }: Push, last: number): 'sequence_gap' | 'sequence_reused' | null {
    let expected = mutations[0]?.seq ?? 1
    if (expected > last + 1) return 'sequence_gap'
    for (const { seq, hash } of mutations) {
      if (seq !== expected) return 'sequence_gap'
      expected += 1
      if (seq <= last && this.#seen(clientId, seq)?.hash !== hash) return 'sequence_reused'
    }
    return null
  }

  /** How a number ended, in a commit before this one or in this one. */
  #seen(clientId: string, seq: number): { hash: string; result: MutationResult } | undefined {
    const before = this.context.snapshot.clients.get(clientId)?.seen.get(seq)
    if (before) return before
    const record = this.records.find((one) => one.clientId === clientId && one.seq === seq)
    return record && { hash: record.hash, result: JSON.parse(record.result) as MutationResult }
  }

  #record({ clientId, actor }: Push, seq: number, hash: string, body: unknown, result: MutationResult): void {
    const { now } = this.context.options
    const { at, label } = headOf(body)
    this.records.push({
      clientId,
      seq,
      hash,
      userId: actor.userId,
      at: at ?? now,
      committedAt: now,
      label,
      result: JSON.stringify(result),
    })
  }

  #needRows(named: Iterable<Gone>): void {
    for (const one of named) {
      const need: Need = { kind: 'row', ...one }
      if (this.context.registry.has(one.collection) && !this.context.working.has(need)) this.needs.push(need)
    }
  }

  /** The rows as they are after the batch, for the answer (S15). */
  #state(named: Iterable<Gone>, actor: Actor): { rows: Entry[]; gone: Gone[] } {
    const rows: Entry[] = []
    const gone: Gone[] = []
    for (const { collection, id } of named) {
      const registered = this.context.registry.get(collection)
      const row = registered && this.context.working.get(registered.collection, id)
      if (row && isVisible(registered.collection, row, actor)) rows.push({ collection, row })
      else gone.push({ collection, id })
    }
    return { rows, gone }
  }

  /** S8: whole or not at all. A fault of ours refuses this one mutation and stops no other. */
  #mutation(push: Push, seq: number, body: unknown, touched: Touched): MutationResult {
    const { working, options } = this.context
    try {
      const overwrote = applyMutation(this.context, push, parsed(body))
      this.#logChanges(push.clientId, seq, touched)
      working.accept()
      return overwrote.length > 0 ? { seq, status: 'applied', overwrote } : { seq, status: 'applied' }
    } catch (error) {
      working.rollback()
      if (error instanceof Missing && !options.isLastRound) {
        this.needs.push(...error.needs)
        return { seq, status: 'applied' }
      }
      if (!(error instanceof AppError)) this.faults.push(error)
      const { code, issues } = error instanceof AppError ? error : new AppError('internal')
      const rejected = { seq, status: 'rejected' as const, code, message: sentenceOf(code) }
      return issues.length > 0 ? { ...rejected, issues } : rejected
    }
  }

  /** Turns what the mutation did into one log entry a row, each with the next rev (S2). */
  #logChanges(clientId: string, seq: number, touched: Touched): void {
    const { working, options, ownLog } = this.context
    for (const [key, { collection, row: before }] of [...working.before]) {
      const after = working.get(collection, key.slice(collection.name.length + 1))
      if (!after) continue
      touched.set(key, { collection: collection.name, id: after.id })
      const difference = differenceOf(collection, before, after)
      if (!difference) continue
      const updated = { ...after, updated_at: options.now }
      if (options.mode === 'preview') {
        working.put(collection, updated)
        continue
      }
      this.head += 1
      working.put(collection, { ...updated, rev: this.head })
      const entry = {
        rev: this.head,
        collection: collection.name,
        rowId: after.id,
        ...difference,
        clientId,
        seq,
      }
      this.log.push(entry)
      ownLog.set(key, [...(ownLog.get(key) ?? []), entry])
    }
  }
}

/** valibot's own sentences are English and quote what was received. */
const inOurWords = (message: string): string =>
  message.startsWith('Invalid ') ? 'Valoare nevalidă.' : message

const parsed = (body: unknown): v.InferOutput<typeof mutationSchema> => {
  const result = v.safeParse(mutationSchema, body)
  if (result.success) return result.output
  const issues = result.issues
    .slice(0, 5)
    .map((issue) => ({ path: v.getDotPath(issue) ?? '', message: inOurWords(issue.message) }))
  throw new AppError('invalid_input', { issues })
}

/** The columns that a mutation changed, with what they were; null when it changed nothing. */
const differenceOf = (
  collection: Collection,
  before: Row | null,
  after: Row,
): Pick<LogEntry, 'patch' | 'prev'> | null => {
  const patch: Values = {}
  const prev: Values = {}
  for (const name of ['deleted_at', ...Object.keys(collection.columns)]) {
    const value = after[name] ?? null
    const old = before?.[name] ?? null
    if (value === old) continue
    patch[name] = value
    prev[name] = old
  }
  if (!before) return { patch, prev: null }
  return Object.keys(patch).length > 0 ? { patch, prev } : null
}

const asDuplicate = (result: MutationResult): MutationResult => {
  const { seq } = result
  if (result.status === 'rejected') {
    return { seq, status: 'duplicate', outcome: 'rejected', code: result.code, message: result.message }
  }
  return { seq, status: 'duplicate', outcome: 'applied' }
}
