import { commit, mergeInto } from './commit.ts'
import { beginCommit, type CommitOptions, type Committed, type Push } from './commit-context.ts'
import { expectNeeds } from './expect-needs.ts'
import type { RuledRegistry } from './registry.ts'
import type { Need, Snapshot } from './snapshot.ts'

/**
 * Most rounds of reading in a commit: rows, then the rows around them, then what rules read. More is a bug of a rule.
 */
const MAX_ROUNDS = 16

/** Where the rows are: D1 on the server, Dexie on a device. */
export type CommitStore = {
  load(snapshot: Snapshot, needs: readonly Need[]): Promise<void>
  persist(committed: Committed): Promise<void>
}

/** Runs the commit, loading what it asks for until it can decide. Writes nothing. */
export const decide = async (
  registry: RuledRegistry,
  store: Pick<CommitStore, 'load'>,
  snapshot: Snapshot,
  pushes: readonly Push[],
  options: CommitOptions,
): Promise<Committed> => {
  for (let round = 1; ; round++) {
    const expected = expectNeeds(beginCommit(registry, snapshot, options), pushes)
    if (expected.length > 0 && round <= MAX_ROUNDS) {
      await store.load(snapshot, expected)
      continue
    }
    const decided = commit(registry, snapshot, pushes, { ...options, isLastRound: round >= MAX_ROUNDS })
    if (decided.kind === 'committed') return decided
    if (round > MAX_ROUNDS) throw new Error('the commit needs rows that do not exist')
    await store.load(snapshot, decided.needs)
  }
}

/**
 * Decides, writes in one batch, and brings the snapshot up to date. Answers only after the store has confirmed the
 * write (S9.2).
 */
export const serve = async (
  registry: RuledRegistry,
  store: CommitStore,
  snapshot: Snapshot,
  pushes: readonly Push[],
  options: CommitOptions,
): Promise<Committed> => {
  const committed = await decide(registry, store, snapshot, pushes, options)
  await store.persist(committed)
  mergeInto(snapshot, committed)
  return committed
}
