import type { CommitOptions, Committed, Push } from './commit-context.ts'
import { CommitRun } from './commit-run.ts'
import type { Registry } from './registry.ts'
import type { Need, Snapshot } from './snapshot.ts'

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
  const { rows, counters } = run.context.working.changed()
  return {
    kind: 'committed',
    now: options.now,
    head: run.head,
    rows: [...rows]
      // What was not changed has no new rev: nothing unfenced is ever written over a row (S3).
      .filter(([key]) => run.changed.has(key))
      .map(([key, row]) => ({ collection: key.slice(0, key.indexOf('/')), row })),
    log: run.log,
    records: run.records,
    counters,
    effects: [...run.context.working.effects.values()],
    outcomes: outcomes.map((outcome) => outcome()),
    faults: run.faults,
    working: run.context.working,
  }
}

/** Brings a kept snapshot up to a commit that the database has accepted. */
export const mergeInto = (snapshot: Snapshot, committed: Committed): void => {
  const changed = committed.working.changed()
  for (const [key, row] of changed.rows) snapshot.rows.set(key, row)
  for (const [key, ids] of changed.children) snapshot.children.set(key, ids)
  for (const [name, value] of changed.counters) snapshot.counters.set(name, value)
  snapshot.head = committed.head
  snapshot.users.clear()
  snapshot.logs.clear()
  snapshot.acts.clear()
}
