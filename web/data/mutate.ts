import { AppError } from '#domain/kernel/errors.ts'
import { REGISTRY } from '#domain/modules.ts'
import type { Actor } from '#domain/sync/collection.ts'
import type { Committed } from '#domain/sync/commit-context.ts'
import type { Mutation, Op } from '#domain/sync/protocol.ts'
import { decide } from '#domain/sync/serve.ts'
import { emptySnapshot, rowKey } from '#domain/sync/snapshot.ts'
import { instantOf } from './clock.ts'
import { type AppDatabase, getMeta, setMeta } from './database.ts'
import { loadNeeds } from './dexie-store.ts'

/** An op as a screen writes it: the device adds the rev it saw. */
export type DraftOp =
  | { op: 'insert' | 'patch'; collection: string; id: string; data: Record<string, string | number | null> }
  | { op: 'delete'; collection: string; id: string }

/** Who writes, where, and who decides: the server (`synced`) or this device alone (`local`). */
export type Writer = {
  db: AppDatabase
  mode: 'local' | 'synced'
  actor: Actor
  /** Lives as long as one start of the app (S5). */
  clientId: string
  now: () => number
}

/** Mark of a free tier's database whose rows are on their way into an account. */
export const MOVED = 'moved'

/**
 * One act of one person (S4, S14): in one transaction the commit's rules are run, the rows written, and, when there is a
 * server, the mutation put in the outbox.
 * @throws AppError with the rule's code when the act may not be; nothing is written then.
 */
export const mutate = async (writer: Writer, label: string, drafts: readonly DraftOp[]): Promise<void> => {
  try {
    await write(writer, label, drafts)
  } catch (error) {
    // S19: nothing was written, and the screen still has what was typed.
    if (isQuotaError(error)) throw new AppError('storage_full', { cause: error })
    throw error
  }
}

/** Dexie wraps what IndexedDB threw when the transaction was ended by it. */
const isQuotaError = (error: unknown): boolean =>
  error instanceof Error &&
  (error.name === 'QuotaExceededError' || ('inner' in error && isQuotaError(error.inner)))

const write = async (writer: Writer, label: string, drafts: readonly DraftOp[]): Promise<void> => {
  const { db } = writer
  await db.transaction('rw', db.tables, async () => {
    if (writer.mode === 'local' && (await getMeta(db, MOVED))) throw new AppError('data_moved')
    const seq = ((await db.clients.get(writer.clientId))?.seq ?? 0) + 1
    const mutation: Mutation = {
      seq,
      at: instantOf(writer.now()),
      label: label.slice(0, 200),
      ops: await withBases(db, drafts),
    }
    const committed = await run(writer, mutation)
    const result = committed.outcomes[0]
    const verdict = result?.refused === null ? result.results[0] : undefined
    if (verdict?.status !== 'applied') {
      if (verdict?.status === 'rejected') throw new AppError(verdict.code, { issues: verdict.issues ?? [] })
      throw new AppError('internal')
    }
    await db.clients.put({ clientId: writer.clientId, seq })
    await writeRows(db, committed)
    if (writer.mode === 'local') await keepLocally(db, committed, mutation)
    else {
      const rows = committed.rows.map(({ collection, row }) => rowKey(collection, row.id))
      await db.outbox.add({ clientId: writer.clientId, mutation, rows })
    }
  })
}

const withBases = async (db: AppDatabase, drafts: readonly DraftOp[]): Promise<Op[]> => {
  const ops: Op[] = []
  for (const draft of drafts) {
    if (draft.op === 'insert') ops.push({ ...draft, op: 'insert' })
    else {
      const base = (await db.anyRows(draft.collection).get(draft.id))?.rev ?? 0
      ops.push(draft.op === 'patch' ? { ...draft, op: 'patch', base } : { ...draft, base })
    }
  }
  return ops
}

const run = async (writer: Writer, mutation: Mutation): Promise<Committed> => {
  const { db, mode, actor, clientId } = writer
  const snapshot = emptySnapshot('', mode === 'local' ? ((await getMeta<number>(db, 'head')) ?? 0) : 0)
  snapshot.clients.set(clientId, { lastSeq: mutation.seq - 1, seen: new Map() })
  return decide(
    REGISTRY,
    { load: (into, needs) => loadNeeds(db, into, needs) },
    snapshot,
    [{ actor, clientId, mutations: [{ seq: mutation.seq, hash: '', body: mutation }] }],
    { now: mutation.at, mode: mode === 'local' ? 'authority' : 'preview' },
  )
}

/** Rows of a commit as a device keeps them: what is deleted is not there. */
export const writeRows = async (db: AppDatabase, committed: Pick<Committed, 'rows'>): Promise<void> => {
  for (const { collection, row } of committed.rows) {
    if (row.deleted_at === null) await db.anyRows(collection).put(row)
    else await db.anyRows(collection).delete(row.id)
  }
}

/** The free tier is its own authority: it keeps head, numbers and history itself. */
const keepLocally = async (db: AppDatabase, committed: Committed, mutation: Mutation): Promise<void> => {
  await setMeta(db, 'head', committed.head)
  for (const [name, value] of committed.counters) await setMeta(db, `counter:${name}`, value)
  await db.log.bulkAdd(committed.log.map((entry) => ({ ...entry, at: mutation.at, label: mutation.label })))
}
