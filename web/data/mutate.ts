import { AppError } from '#domain/kernel/errors.ts'
import { cleanText, cutText } from '#domain/kernel/text.ts'
import { REGISTRY } from '#domain/modules.ts'
import type { Actor } from '#domain/sync/actor.ts'
import { BOUNDS } from '#domain/sync/bounds.ts'
import type { Committed } from '#domain/sync/commit-context.ts'
import { LIMITS, type Mutation, type Op, PROTOCOL_VERSION } from '#domain/sync/protocol.ts'
import { parentsOf } from '#domain/sync/registry.ts'
import { decide } from '#domain/sync/serve.ts'
import { contentFrom } from '#domain/sync/shapes.ts'
import { emptySnapshot, type Need, rowKey, type Snapshot } from '#domain/sync/snapshot.ts'
import { instantOf } from './clock.ts'
import { isQuotaError, onceMore } from './connection.ts'
import { type AppDatabase, getMeta, setMeta } from './database.ts'
import { loadNeeds, writeRows } from './dexie-store.ts'

/** An op as a screen writes it: the device adds the rev it saw. */
export type DraftOp =
  | { op: 'insert' | 'patch'; collection: string; id: string; data: Record<string, string | number | null> }
  | { op: 'delete'; collection: string; id: string }

/** Who writes, where, and who decides: the server (`synced`) or this device alone (`local`). */
export type Writer = {
  db: AppDatabase
  mode: 'local' | 'synced'
  actor: Actor
  now: () => number
  newId: () => string
}

/** Mark of a free tier's database whose rows are on their way into an account. */
export const MOVED = 'moved'
/** Mark of a free tier's database whose rows are being replaced by those of a backup. */
export const RESTORING = 'restoring'

/**
 * One act of one person (S4, S14): in one transaction the commit's rules are run, the rows written, and, when there is a
 * server, the mutation put in the outbox.
 * @throws AppError with the rule's code when the act may not be; nothing is written then.
 */
export const mutate = async (writer: Writer, label: string, drafts: readonly DraftOp[]): Promise<void> => {
  try {
    await onceMore(writer.db, () => write(writer, label, drafts))
  } catch (error) {
    // S19: nothing was written, and the screen still has what was typed.
    if (isQuotaError(error)) throw new AppError('storage_full', { cause: error })
    throw error
  }
}

const write = async (writer: Writer, label: string, drafts: readonly DraftOp[]): Promise<void> => {
  const { db } = writer
  await db.transaction('rw', db.tables, async () => {
    if (writer.mode === 'local') await refuseWhenTaken(db)
    const snapshot = await openSnapshot(writer)
    const mutation: Mutation = {
      id: writer.newId(),
      version: PROTOCOL_VERSION,
      at: instantOf(writer.now()),
      label: cutText(cleanText(label), LIMITS.labelLength),
      ops: await withBases(db, snapshot, drafts),
    }
    // No push could carry it.
    if (bytesOf(mutation) > LIMITS.actBytes) throw new AppError('act_too_large')
    const committed = await run(writer, snapshot, mutation)
    const verdict = verdictOf(committed)
    if (verdict?.status !== 'applied') {
      if (verdict?.status === 'rejected') throw new AppError(verdict.code, verdict)
      throw new AppError('internal')
    }
    await Promise.all([
      writeRows(db, committed),
      writer.mode === 'local'
        ? keepLocally(db, committed, mutation)
        : db.outbox.add({ mutation, rows: rowsOf(committed) }),
    ])
  })
}

const utf8 = new TextEncoder()
const bytesOf = (mutation: Mutation): number => utf8.encode(JSON.stringify(mutation)).length

/**
 * The rows that an act stands on top of while it waits: those it changed or names, and those they hang on, whose totals it
 * may change later though it does not now. What it names may have had its value already; somebody else's, which comes
 * meanwhile, must not take its place on the screen (S15).
 */
const rowsOf = ({ rows, outcomes: [outcome] }: Committed): string[] => {
  const named = outcome?.refused === null ? outcome.rows : []
  const keys = [...rows, ...named].flatMap(({ collection, row }) => {
    const registered = REGISTRY.get(collection)
    const parents = registered ? parentsOf(registered, row) : []
    return [{ collection, id: row.id }, ...parents].map((named) => rowKey(named.collection, named.id))
  })
  return [...new Set(keys)]
}

/** What became of the one mutation of a commit. */
const verdictOf = ({ outcomes: [result] }: Committed) =>
  result?.refused === null ? result.results[0] : undefined

/**
 * Puts an act that was made elsewhere into the outbox just as it is, for the server to judge. Its rows are shown where the
 * rules allow it here and now.
 */
export const takeAct = async (writer: Writer, mutation: Mutation): Promise<void> => {
  const { db } = writer
  await db.transaction('rw', db.tables, async () => {
    const committed = await run(writer, await openSnapshot(writer), mutation)
    const isShown = verdictOf(committed)?.status === 'applied'
    if (isShown) await writeRows(db, committed)
    await db.outbox.add({ mutation, rows: isShown ? rowsOf(committed) : [] })
  })
}

/** The rows of the free tier may be on their way elsewhere. */
const refuseWhenTaken = async (db: AppDatabase): Promise<void> => {
  if (await getMeta(db, MOVED)) throw new AppError('data_moved')
  if (await getMeta(db, RESTORING)) throw new AppError('data_restoring')
}

/** The free tier is its own authority, and counts on from its own head. */
const openSnapshot = async ({ db, mode }: Writer): Promise<Snapshot> =>
  emptySnapshot('', mode === 'local' ? ((await getMeta<number>(db, 'head')) ?? 0) : 0)

/** Adds to each draft the rev of the row that the device saw. */
const withBases = async (db: AppDatabase, snapshot: Snapshot, drafts: readonly DraftOp[]): Promise<Op[]> => {
  const seen = drafts.filter(({ op }) => op !== 'insert')
  await loadNeeds(
    db,
    snapshot,
    seen.map(({ collection, id }) => ({ kind: 'row', collection, id })),
  )
  return drafts.map((draft): Op => {
    if (draft.op === 'insert') return { ...draft, op: 'insert' }
    const base = snapshot.rows.get(rowKey(draft.collection, draft.id))?.rev ?? 0
    return draft.op === 'patch' ? { ...draft, op: 'patch', base } : { ...draft, base }
  })
}

const run = (writer: Writer, snapshot: Snapshot, mutation: Mutation): Promise<Committed> => {
  const { db, mode, actor } = writer
  const { id, version = PROTOCOL_VERSION, ...content } = mutation
  return decide(
    REGISTRY,
    { load: (into, needs) => loadBounded(db, into, needs) },
    snapshot,
    [
      {
        actor,
        clientId: '',
        epoch: null,
        mutations: [{ id, hash: '', body: contentFrom(version, content) }],
      },
    ],
    { now: mutation.at, mode: mode === 'local' ? 'authority' : 'preview' },
  )
}

/** No act looks at more than the server would. */
const loadBounded = async (db: AppDatabase, snapshot: Snapshot, needs: readonly Need[]): Promise<void> => {
  await loadNeeds(db, snapshot, needs)
  if (snapshot.rows.size > BOUNDS.read) throw new AppError('act_too_large')
}

/** The free tier is its own authority: it keeps head, numbers and history itself. */
const keepLocally = async (db: AppDatabase, committed: Committed, mutation: Mutation): Promise<void> => {
  await setMeta(db, 'head', committed.head)
  for (const [name, value] of committed.counters) await setMeta(db, `counter:${name}`, value)
  await db.log.bulkAdd(committed.log.map((entry) => ({ ...entry, at: mutation.at, label: mutation.label })))
}
