import type { Row } from '#domain/sync/collection.ts'
import type { Committed } from '#domain/sync/commit-context.ts'
import type { LogEntry, MutationRecord } from '#domain/sync/log.ts'
import type { CommitStore } from '#domain/sync/serve.ts'
import { childrenKey, emptySnapshot, rowKey, type Snapshot, SOME_USERS } from '#domain/sync/snapshot.ts'

/** A tenant in memory, for tests of the pure commit: it takes the place of D1. */
export class MemoryStore implements CommitStore {
  readonly rows = new Map<string, Row>()
  readonly log: LogEntry[] = []
  readonly records: MutationRecord[] = []
  readonly counters = new Map<string, number>()
  head = 0
  /** How often the commit asked for more rows. */
  rounds = 0

  /** A snapshot that has read only the acts. */
  open(): Snapshot {
    const snapshot = emptySnapshot('test', this.head)
    for (const { id, hash, outcome } of this.records) snapshot.acts.set(id, { hash, outcome })
    return snapshot
  }

  async load(snapshot: Snapshot, needs: Parameters<CommitStore['load']>[1]): Promise<void> {
    // As in the committer, an act with a new id counts as new without a read (S6.3).
    if (needs.some(({ kind }) => kind !== 'act')) this.rounds += 1
    for (const need of needs) {
      if (need.kind === 'act') snapshot.acts.set(need.id, null)
      else if (need.kind === 'row') {
        const key = rowKey(need.collection, need.id)
        snapshot.rows.set(key, this.rows.get(key) ?? null)
      } else if (need.kind === 'children') {
        const ids = new Set<string>()
        for (const [key, row] of this.rows) {
          if (
            !key.startsWith(`${need.collection}/`) ||
            row[need.column] !== need.value ||
            row.deleted_at !== null
          )
            continue
          ids.add(row.id)
          snapshot.rows.set(key, row)
        }
        snapshot.children.set(childrenKey(need.collection, need.column, need.value), ids)
      } else if (need.kind === 'users') {
        const { collection, column, value } = need
        const found = [...this.rows].filter(
          ([key, row]) =>
            key.startsWith(`${collection}/`) && row[column] === value && row.deleted_at === null,
        )
        snapshot.users.set(
          childrenKey(collection, column, value),
          found.slice(0, SOME_USERS).map(([, row]) => row.id),
        )
      } else if (need.kind === 'counter') snapshot.counters.set(need.name, this.counters.get(need.name) ?? 0)
      else {
        snapshot.logs.set(
          `${rowKey(need.collection, need.id)}@${need.since}`,
          this.log
            .filter((entry) => entry.rowId === need.id && entry.rev > need.since)
            .map((entry) => ({ ...entry, userId: this.#userOf(entry.actId) })),
        )
      }
    }
  }

  #userOf(actId: string): string {
    return this.records.find(({ id }) => id === actId)?.userId ?? ''
  }

  async persist(committed: Committed): Promise<void> {
    for (const { collection, row } of committed.rows) this.rows.set(rowKey(collection, row.id), row)
    this.log.push(...committed.log)
    this.records.push(...committed.records)
    for (const [name, value] of committed.counters) this.counters.set(name, value)
    this.head = committed.head
  }
}
