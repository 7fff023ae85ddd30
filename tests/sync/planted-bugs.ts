/**
 * Bugs for the simulation to find: each is a small change of the product's own source, made while it is loaded and never on
 * disk. A text that is not there any more, or there twice, is an error: then the bug is planted anew.
 */
export type PlantedBug = {
  name: string
  /** What the simulation should see. */
  seen: RegExp
  /** `ifThere` takes away what would hide the bug, where there is such a thing. */
  changes: readonly { file: string; from: string; to: string; ifThere?: true }[]
}

const COMMIT_STORE = 'worker/db/commit-store.ts'
const COMMIT_RUN = 'domain/sync/commit-run.ts'
const PULL = 'web/data/sync/pull.ts'
const PUSH = 'web/data/sync/push-outbox.ts'
const STORE_ROWS = 'web/data/sync/store-rows.ts'

export const PLANTED_BUGS: readonly PlantedBug[] = [
  {
    name: 'drop the fence',
    seen: /the log has revs|numbers/,
    changes: [{ file: COMMIT_STORE, from: '[fence(db, from), ...statements]', to: 'statements' }],
  },
  {
    name: 'forget the dedupe',
    seen: /in the log twice|is in the log and was/,
    changes: [
      {
        file: COMMIT_RUN,
        from: 'const seen = seq <= last ? this.#seen(clientId, seq) : undefined',
        to: 'const seen = undefined as { result: MutationResult } | undefined',
      },
      { file: COMMIT_STORE, from: "'INSERT INTO mutations", to: "'INSERT OR REPLACE INTO mutations" },
    ],
  },
  {
    name: 'acknowledge before commit',
    seen: /is lost|which the server has not/,
    changes: [
      {
        file: 'domain/sync/serve.ts',
        from: 'await store.persist(committed)',
        to: 'void store.persist(committed).catch(() => undefined)',
      },
    ],
  },
  {
    name: 'skip re-applying the outbox',
    seen: /lost sight of|another total than its lines/,
    changes: [
      {
        file: STORE_ROWS,
        from: 'const waiting = pending.get(rowKey(collection, row.id)) ?? []',
        to: 'const waiting: OutboxEntry[] = []',
      },
    ],
  },
  {
    name: 'forget the rollback of a rejected mutation',
    seen: /numbers|in no log|which the server has not/,
    changes: [{ file: COMMIT_RUN, from: 'working.rollback()\n', to: 'working.accept()\n' }],
  },
  {
    name: 'move the cursor before the rows are stored',
    seen: /another total|rows for|differs in/,
    changes: [
      {
        file: PULL,
        from: "await db.transaction('rw', db.tables, async () => {\n      await storeServerRows(db, page.rows, page.gone, rebase())",
        to: "await setMeta(db, 'cursor', page.cursor)\n    await db.transaction('rw', db.tables, async () => {\n      await storeServerRows(db, page.rows, page.gone, rebase())",
      },
    ],
  },
  {
    name: 'keep rows that are gone',
    seen: /which the server has not/,
    changes: [
      {
        file: STORE_ROWS,
        from: 'if (!inserts && REGISTRY.has(collection)) await db.anyRows(collection).delete(id)',
        to: '',
      },
    ],
  },
  {
    name: 'let a stale answer overwrite a newer row',
    seen: /differs in|lost sight of/,
    changes: [
      { file: STORE_ROWS, from: 'if ((present[index]?.rev ?? -1) > row.rev) continue', to: '' },
      // Where repeats are fenced as well, no answer is stale.
      {
        file: COMMIT_STORE,
        from: '\n  await db.d1.batch([fence(db, from), ...statements])',
        to: '\n  if (statements.length > 0) await db.d1.batch([fence(db, from), ...statements])',
        ifThere: true,
      },
    ],
  },
  {
    name: 'do not persist the counters',
    seen: /numbers/,
    changes: [
      {
        file: COMMIT_STORE,
        from: 'for (const [name, value] of committed.counters) {',
        to: 'for (const [name, value] of [] as [string, number][]) {',
      },
    ],
  },
  {
    name: 'restamp without need',
    seen: /is recorded \d times/,
    changes: [
      {
        file: PUSH,
        from: 'if (!(error instanceof Refused)) throw error\n',
        to: 'if (!(error instanceof Refused)) {\n        await restamp(db, first.clientId, freshClientId(first.clientId))\n        throw error\n      }\n',
      },
    ],
  },
]
