/**
 * Bugs for the simulation to find: each is a small change of the product's own source, made while it is loaded and
 * never on disk. A text that is missing, or there twice, is an error: plant the bug again then.
 */
export type PlantedBug = {
  name: string
  /** The seed that found it, where the search begins; a change of the histories may move it. */
  from: number
  changes: readonly { file: string; from: string; to: string }[]
}

const COMMIT_STORE = 'worker/db/commit-store.ts'
const COMMIT_RUN = 'domain/sync/commit-run.ts'
const PULL = 'web/data/sync/pull.ts'
const PUSH = 'web/data/sync/push-outbox.ts'
const CARRY = 'worker/jobs/carry.ts'
const STORE_ROWS = 'web/data/sync/store-rows.ts'
const BLOCKS = 'web/data/blocks/block-table.ts'

export const PLANTED_BUGS: readonly PlantedBug[] = [
  {
    name: 'drop the fence',
    from: 4,
    changes: [{ file: COMMIT_STORE, from: '[fence(db, from), ...statements]', to: 'statements' }],
  },
  {
    name: 'forget the dedupe',
    from: 2,
    changes: [
      {
        file: COMMIT_RUN,
        from: 'const known = this.#acts.get(sent.id) ?? acts.get(sent.id)',
        to: 'const known = undefined as KnownAct | undefined',
      },
      { file: COMMIT_STORE, from: "'INSERT INTO acts", to: "'INSERT OR REPLACE INTO acts" },
    ],
  },
  {
    name: 'acknowledge before commit',
    from: 1,
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
    from: 8,
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
    from: 24,
    changes: [{ file: COMMIT_RUN, from: 'working.rollback()\n', to: 'working.accept()\n' }],
  },
  {
    name: 'move the cursor before the rows are stored',
    from: 46,
    changes: [
      {
        file: PULL,
        from: 'const isStored = await writeAsLeader(db, own.leader, async () => {',
        to: "await setMeta(db, 'cursor', page.cursor)\n    const isStored = await writeAsLeader(db, own.leader, async () => {",
      },
      {
        file: PULL,
        from: "if (!isSame(await getMeta<Cursor>(db, 'cursor'), since)) return false",
        to: '',
      },
    ],
  },
  {
    name: 'keep rows that are gone',
    from: 32,
    changes: [
      {
        file: STORE_ROWS,
        from: '    await db.anyRows(collection).delete(id)\n    await dropFollowers',
        to: '    await dropFollowers',
      },
    ],
  },
  {
    name: 'keep what is seen with what is gone',
    from: 32,
    changes: [{ file: STORE_ROWS, from: '    await dropFollowers(db, registered, id)\n', to: '' }],
  },
  {
    name: 'bring an order that became visible without its lines',
    from: 70,
    changes: [
      {
        file: 'worker/db/changes.ts',
        from: 'if (changes.length > 0) mark ??=',
        to: 'if (changes.length < 0) mark ??=',
      },
    ],
  },
  {
    name: 'tell prices in the pages of changes',
    from: 8,
    changes: [
      {
        file: 'worker/db/changes.ts',
        from: 'seenRowSql(collection, actor)',
        to: "seenRowSql(collection, { ...actor, kind: 'system' } as never)",
      },
    ],
  },
  {
    name: 'keep the prices where the shop no longer shows them',
    from: 20,
    changes: [
      {
        file: 'domain/sync/visibility.ts',
        from: 'return [role, ...granted, ...mechanics]',
        to: 'return [role, ...mechanics]',
      },
    ],
  },
  {
    name: 'join an answer on to a place before it',
    from: 11,
    changes: [{ file: PUSH, from: ' || cursor.rev < from', to: '' }],
  },
  {
    name: 'do not persist the counters',
    from: 2,
    changes: [
      {
        file: COMMIT_STORE,
        from: 'if (committed.counters.size > 0) {',
        to: 'if (committed.counters.size < 0) {',
      },
    ],
  },
  {
    name: 'give an act a new id each time it is sent',
    from: 2,
    changes: [
      {
        file: PUSH,
        from: 'mutations: batch.map((entry) => entry.mutation),',
        to: 'mutations: batch.map((entry) => Object.assign(entry.mutation, { id: newId() })),',
      },
    ],
  },
  {
    name: 'delete a change that the file lacks',
    from: 10,
    changes: [
      {
        file: 'worker/db/archive.ts',
        from: "AND rev <= ?2').bind(tenantId, last.rev)",
        to: "AND rev <= ?2').bind(tenantId, last.rev + 1)",
      },
    ],
  },
  {
    name: 'move changes that a device has not pulled',
    from: 156,
    changes: [{ file: 'worker/db/archive.ts', from: ', purged_before = max(purged_before, ?2)', to: '' }],
  },
  {
    name: 'pull past the line of the purge',
    from: 699,
    changes: [
      {
        file: 'worker/db/changes.ts',
        from: '(rev < state.purged_before && (rev > 0 || state.archived_to > 0))',
        to: 'false',
      },
    ],
  },
  {
    name: 'let a tab write whose turn is over',
    from: 12,
    changes: [
      {
        file: 'web/data/sync/leader.ts',
        from: "if (leader !== null && (await getMeta(db, 'leader')) !== leader) throw new Superseded()",
        to: '',
      },
    ],
  },
  {
    name: 'take a push of another epoch',
    from: 216,
    changes: [
      {
        file: COMMIT_RUN,
        from: "if (push.epoch !== null && push.epoch !== epoch) return () => ({ refused: 'epoch_changed' })",
        to: '',
      },
    ],
  },
  {
    name: 'write effects outside the batch',
    from: 27,
    changes: [
      {
        file: COMMIT_STORE,
        from: '  statements.push(...insertEffects(db, committed.effects, committed.now))\n',
        to: '',
      },
      {
        file: COMMIT_STORE,
        from: '  await db.d1.batch([fence(db, from), ...statements])\n',
        to:
          '  await db.d1.batch([fence(db, from), ...statements])\n' +
          '  const later = insertEffects(db, committed.effects, committed.now)\n' +
          '  if (later.length > 0) await db.d1.batch(later)\n',
      },
    ],
  },
  {
    name: 'set the alarm after the batch',
    from: 27,
    changes: [
      {
        file: 'durable-objects/tenant/committer.ts',
        from: 'await this.#events.beforeBatch?.(decided)\n      await persistCommit(this.#db, decided, snapshot)\n',
        to: 'await persistCommit(this.#db, decided, snapshot)\n      await this.#events.beforeBatch?.(decided)\n',
      },
    ],
  },
  {
    name: 'let two carriers have an effect at once',
    from: 3,
    changes: [
      {
        file: 'worker/db/effects.ts',
        from: 'AND key = ?2 AND next_at <= ?3 ',
        to: 'AND key = ?2 AND next_at > substr(?3, 1, 0) ',
      },
    ],
  },
  {
    name: 'give each run of a handler a result of its own',
    from: 43,
    changes: [
      {
        file: 'durable-objects/tenant/system-act.ts',
        from: 'id: actId(actor, key)',
        to: 'id: actId(actor, key + Math.random())',
      },
    ],
  },
  {
    name: 'send again without asking who may have got it',
    from: 43,
    changes: [
      { file: CARRY, from: 'sending_since === null ? null', to: 'sending_since !== undefined ? null' },
    ],
  },
  {
    name: 'let a lane take two',
    from: 1,
    changes: [
      {
        file: 'domain/workshop/appointments/rules.ts',
        from: 'if (conflictsOf(after, others, view.now).length > 0) refuse(after, view)',
        to: 'void others',
      },
    ],
  },
  {
    name: 'write a row over those of its block',
    from: 6,
    changes: [
      { file: BLOCKS, from: 'const before = slotsIn(block, this.#keys)', to: 'const before: Slot[] = []' },
    ],
  },
  {
    name: 'leave a block under the key of a row that is gone',
    from: 7,
    changes: [{ file: BLOCKS, from: 'gone.push(keyOf(block))', to: 'void keyOf(block)' }],
  },
  {
    name: 'leave a changed row in its block too',
    from: 3,
    changes: [
      { file: BLOCKS, from: 'if (!isSame(slots, before)) values', to: 'if (slots.length < 2) values' },
    ],
  },
]
