import { AppError, refusalOf } from '#domain/kernel/errors.ts'
import { type Actor, authorOf } from './actor.ts'
import { applyMutation } from './apply-mutation.ts'
import { BOUNDS, sizeOf } from './bounds.ts'
import { type Collection, columnNames, type Row, SYSTEM_COLUMNS } from './collection.ts'
import {
  beginCommit,
  type CommitContext,
  type CommitOptions,
  type Push,
  type PushOutcome,
} from './commit-context.ts'
import type { LogEntry, MutationRecord, Values } from './log.ts'
import { namedRows } from './named-rows.ts'
import type { Entry, MutationResult, Outcome, Removed, Repeated } from './protocol.ts'
import { readMutation } from './read-mutation.ts'
import type { Registered, RuledRegistry } from './registry.ts'
import { seenRow } from './sight.ts'
import { type KnownAct, type Need, rowKey, type Snapshot } from './snapshot.ts'
import { isVisible } from './visibility.ts'
import { Missing, type WorkingCopy } from './working-copy.ts'

type Touched = Map<string, Removed>
type Sent = Push['mutations'][number]

/** One commit in progress: push after push, mutation after mutation, on one working copy. */
export class CommitRun {
  readonly log: LogEntry[] = []
  readonly records: MutationRecord[] = []
  readonly needs: Need[] = []
  readonly faults: unknown[] = []
  /** Keys of the rows that this commit has changed. */
  readonly changed = new Set<string>()
  head: number
  /** Characters written so far. */
  #size = 0
  readonly context: CommitContext
  /** Acts of this commit: a repeat may come within the same batch. */
  readonly #acts = new Map<string, KnownAct>()

  constructor(registry: RuledRegistry, snapshot: Snapshot, options: CommitOptions) {
    this.context = beginCommit(registry, snapshot, options)
    this.head = snapshot.head
  }

  /** Runs one push. The answer is built later, when the rows have their final state of the batch. */
  push(push: Push): () => PushOutcome {
    const { acts, epoch } = this.context.snapshot
    // S20.3: this history may contain half of what a push of another history describes.
    if (push.epoch !== null && push.epoch !== epoch) return () => ({ refused: 'epoch_changed' })
    const results: MutationResult[] = []
    const touched: Touched = new Map()
    for (const sent of push.mutations) {
      if (this.#isFull()) break
      const named = this.#collecting(() => namedRows(this.context, readMutation(sent.body), push.actor)) ?? []
      for (const one of named) touched.set(rowKey(one.collection, one.id), one)
      const known = this.#acts.get(sent.id) ?? acts.get(sent.id)
      if (known) {
        results.push({ id: sent.id, ...again(known, sent.hash) })
        continue
      }
      const outcome = this.#mutation(push, sent, touched)
      results.push({ id: sent.id, ...outcome })
      this.#record(push, sent, outcome)
    }
    // S23: what never leaves the server is in no answer.
    const told = [...touched.values()].filter(
      ({ collection }) => this.context.registry.get(collection)?.travels !== 'none',
    )
    this.#needRows(told, push.actor)
    return () => ({ refused: null, results, ...this.#state(told, push.actor) })
  }

  /** Whether the remaining mutations have to wait for another commit. */
  #isFull(): boolean {
    const { effects } = this.context.working
    const isLong =
      this.log.length >= BOUNDS.entries || this.#size >= BOUNDS.size || effects.size >= BOUNDS.effects
    return isLong || (this.records.length > 0 && this.context.working.looks >= BOUNDS.looks)
  }

  #record({ clientId, actor }: Push, { id, hash, body }: Sent, outcome: Outcome): void {
    const { now } = this.context.options
    const { at, label } = readMutation(body)
    this.#acts.set(id, { hash, outcome })
    this.records.push({
      id,
      clientId,
      hash,
      userId: actor.userId,
      author: authorOf(actor),
      at: at ?? now,
      committedAt: now,
      label,
      outcome,
    })
  }

  /** Runs a step and collects what it misses. */
  #collecting<T>(step: () => T): T | undefined {
    try {
      return step()
    } catch (error) {
      if (!(error instanceof Missing)) throw error
      this.needs.push(...error.needs)
      return undefined
    }
  }

  /** Asks for the rows that the answer contains, and for those with which they are seen. */
  #needRows(named: Iterable<Removed>, actor: Actor): void {
    for (const { collection, id } of named) {
      const registered = this.context.registry.get(collection)
      if (registered) this.#collecting(() => this.#visible(registered, id, actor))
    }
  }

  /** The current row, if it exists and the actor may see it. */
  #visible(registered: Registered, id: string, actor: Actor): Row | null {
    const find = (collection: Collection, rowId: string) => this.context.working.get(collection, rowId)
    const row = find(registered.collection, id)
    return row && isVisible(registered, row, actor, find) ? row : null
  }

  /** The rows as they are after the batch, for the answer (S8.2, S15.2). */
  #state(named: Iterable<Removed>, actor: Actor): { rows: Entry[]; removed: Removed[] } {
    const rows: Entry[] = []
    const removed: Removed[] = []
    for (const { collection, id } of named) {
      const registered = this.context.registry.get(collection)
      const row = registered && this.#visible(registered, id, actor)
      if (registered && row) rows.push({ collection, row: seenRow(registered.collection, row, actor) })
      else removed.push({ collection, id })
    }
    return { rows, removed }
  }

  /** S8.1: a mutation applies whole or not at all. A bug of ours refuses this one mutation and stops no other. */
  #mutation(push: Push, { id, body, isTooLarge }: Sent, touched: Touched): Outcome {
    const { working, options } = this.context
    try {
      if (isTooLarge) throw new AppError('act_too_large')
      const read = readMutation(body)
      if (!read.mutation) throw read.fault
      const overwrote = applyMutation(this.context, push, id, read.mutation)
      this.#logChanges(push, id, touched)
      working.accept()
      return overwrote.length > 0 ? { status: 'applied', overwrote } : { status: 'applied' }
    } catch (error) {
      working.rollback()
      if (error instanceof Missing && !options.isLastRound) {
        this.needs.push(...error.needs)
        return { status: 'applied' }
      }
      if (!(error instanceof AppError)) this.faults.push(error)
      return rejection(error instanceof AppError ? error : new AppError('internal'))
    }
  }

  /** Whether a row was visible before the current mutation. */
  #wasSeen(row: Row, collection: Collection, actor: Actor): boolean {
    const { registry, working } = this.context
    const registered = registry.get(collection.name)
    const find = (of: Collection, id: string) =>
      working.before.get(rowKey(of.name, id))?.row ?? working.get(of, id)
    return registered !== undefined && isVisible(registered, row, actor, find)
  }

  /** Turns what the mutation did into one log entry per row, each with the next rev (S2.1). */
  #logChanges({ clientId, actor }: Push, actId: string, touched: Touched): void {
    const { working, options, ownLog } = this.context
    const size = sizeOfAll(working)
    if (size > BOUNDS.size) throw new AppError('act_too_large')
    this.#size += size
    for (const [key, { collection, row: before }] of [...working.before]) {
      const after = working.get(collection, key.slice(collection.name.length + 1))
      if (!after) continue
      // The answer does not name rows that the rules changed and the actor may not see.
      if (this.#wasSeen(before ?? after, collection, actor))
        touched.set(key, { collection: collection.name, id: after.id })
      const difference = differenceOf(collection, before, after)
      if (!difference) continue
      this.changed.add(key)
      const updated = { ...after, updated_at: options.now }
      if (options.mode === 'preview') {
        working.put(collection, updated)
        continue
      }
      this.head += 1
      working.put(collection, { ...updated, rev: this.head })
      const entry = {
        rev: this.head,
        before: before?.rev ?? 0,
        collection: collection.name,
        rowId: after.id,
        ...difference,
        actId,
        clientId,
      }
      this.log.push(entry)
      ownLog.set(key, [...(ownLog.get(key) ?? []), { ...entry, userId: actor.userId }])
    }
  }
}

/** Characters that the current mutation writes: its effects, and its rows before (for the log) and after. */
const sizeOfAll = (working: WorkingCopy): number => {
  let size = working.emittedSize
  for (const [key, { collection, row }] of working.before) {
    const after = working.get(collection, key.slice(collection.name.length + 1))
    size += (row ? sizeOf(row) : 0) + (after ? sizeOf(after) : 0)
  }
  return size
}

/** System columns whose change is information; every commit stamps the others. */
const TOLD = new Set<string>(['deleted_at', 'oracle_id'])
const UNLOGGED = new Set<string>(SYSTEM_COLUMNS.filter((name) => !TOLD.has(name)))

/** The columns that a mutation changed, with their previous values; null when it changed nothing. */
const differenceOf = (
  collection: Collection,
  before: Row | null,
  after: Row,
): Pick<LogEntry, 'patch' | 'prev'> | null => {
  const patch: Values = {}
  const prev: Values = {}
  for (const name of columnNames(collection)) {
    if (UNLOGGED.has(name)) continue
    const value = after[name] ?? null
    const old = before?.[name] ?? null
    if (value === old) continue
    patch[name] = value
    prev[name] = old
  }
  if (!before) return { patch, prev: null }
  return Object.keys(patch).length > 0 ? { patch, prev } : null
}

/** S5.2: a known act is not applied again. S5.3: another content under its id is a bug of the device, and refused. */
const again = ({ hash, outcome }: KnownAct, sent: string): Outcome | Repeated => {
  if (hash !== '' && hash !== sent) return rejection(new AppError('act_reused'))
  if (outcome.status === 'applied') return { status: 'duplicate', outcome: 'applied' }
  const { status: _, ...refusal } = outcome
  return { status: 'duplicate', outcome: 'rejected', ...refusal }
}

const rejection = (error: AppError): Outcome => ({ status: 'rejected', ...refusalOf(error) })
