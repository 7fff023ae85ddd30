import type { CommitOptions, Committed, Push } from './commit-context.ts'
import { CommitRun } from './commit-run.ts'
import type { RuledRegistry } from './registry.ts'
import type { Need, Snapshot } from './snapshot.ts'

/**
 * The commit (S6.1): a pure function from the rows and the mutations to the writes and the answers. When it has to see
 * more, it returns its needs instead; the caller loads them into the snapshot and calls again. It does not change the
 * snapshot; `mergeInto` does, once the batch is safe.
 */
export const commit = (
  registry: RuledRegistry,
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
      // An unchanged row has no new rev, so the fence (S3.2) would not protect a write of it.
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

/** Brings a kept snapshot up to date with a commit that the database has accepted. */
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
