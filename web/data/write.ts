import { AppError } from '#domain/kernel/errors.ts'
import { cleanText, cutText } from '#domain/kernel/text.ts'
import { HELD_RULED } from '#domain/ruled.ts'
import { systemActor } from '#domain/sync/actor.ts'
import { BOUNDS } from '#domain/sync/bounds.ts'
import type { Committed } from '#domain/sync/commit-context.ts'
import { LIMITS, type Mutation, type Op, PROTOCOL_VERSION } from '#domain/sync/protocol.ts'
import { parentsOf } from '#domain/sync/registry.ts'
import { decide } from '#domain/sync/serve.ts'
import { contentFrom } from '#domain/sync/shapes.ts'
import { emptySnapshot, type Need, rowKey, type Snapshot } from '#domain/sync/snapshot.ts'
import { carryContacts } from '#domain/workshop/contacts/carry.ts'
import { localShop } from '#domain/workshop/shop/local-shop.ts'
import { instantOf } from './clock.ts'
import { isQuotaError, onceMore } from './connection.ts'
import { type AppDatabase, getMeta, setMeta } from './database.ts'
import { loadNeeds, writeRows } from './dexie-store.ts'
import { type DraftOp, MOVED, RESTORING, type Writer } from './writer.ts'

/**
 * One act of one person (S4.1, S14.1). In one transaction it runs the rules of the commit, writes the rows, and, when
 * there is a server, puts the mutation into the outbox.
 * @throws AppError with the rule's code when the rules refuse the act; nothing is written then.
 */
export const writeAct = async (writer: Writer, label: string, drafts: readonly DraftOp[]): Promise<void> => {
  try {
    await onceMore(writer.db, () => write(writer, (shop) => act(shop, label, drafts)))
  } catch (error) {
    // S19.1: nothing was written, and the screen still has what was typed.
    if (isQuotaError(error)) throw new AppError('storage_full', { cause: error })
    throw error
  }
}

/** Founds the shop of the free tier (`Writer.founding`), unless an act has done so. */
export const foundShop = (writer: Writer): Promise<void> => write(writer, async () => undefined)

/** One transaction: what it does, after the founding of a shop that has no rows yet. Two tabs found it once. */
const write = ({ founding, ...writer }: Writer, work: (writer: Writer) => Promise<void>): Promise<void> => {
  const { db } = writer
  return db.transaction('rw', db.tables, async () => {
    if (writer.mode === 'local' && writer.actor.kind !== 'system') await refuseWhenTaken(db)
    if (founding && (await getMeta(db, 'head')) === undefined) {
      const founder = systemActor(
        { tenantId: writer.actor.tenantId, userId: writer.actor.tenantId },
        'device',
      )
      await act({ ...writer, actor: founder }, founding.label, localShop(founder.tenantId, founding.name))
    }
    await work(writer)
  })
}

const act = async (writer: Writer, label: string, drafts: readonly DraftOp[]): Promise<void> => {
  const { db } = writer
  const snapshot = await openSnapshot(writer)
  const mutation: Mutation = {
    id: writer.newId(),
    version: PROTOCOL_VERSION,
    at: instantOf(writer.now()),
    label: cutText(cleanText(label), LIMITS.labelLength),
    ops: await withBases(db, snapshot, drafts),
  }
  checkSize(mutation)
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
      : db.outbox.add({ mutation: carried(mutation, committed, snapshot), rows: rowsOf(committed) }),
  ])
}

const utf8 = new TextEncoder()

/** Such an act would not fit into a push. */
const checkSize = (mutation: Mutation): void => {
  const bytes = utf8.encode(JSON.stringify(mutation)).length
  if (bytes > LIMITS.actBytes || mutation.ops.length > LIMITS.opsPerMutation)
    throw new AppError('act_too_large')
}

/** The act as it is sent: with what the rules have added to it here. */
const carried = (mutation: Mutation, { rows }: Committed, before: Snapshot): Mutation => {
  const contactOf = (collection: string, id: string) =>
    before.rows.get(rowKey(collection, id))?.contact_id ?? null
  const whole = { ...mutation, ops: carryContacts(mutation.ops, rows, contactOf) }
  checkSize(whole)
  return whole
}

/**
 * The rows on which an act stays applied while it waits: those it changes or names, and their parents, whose totals it
 * may change later even if it does not now. A row that it names may already have had the value; a value of another
 * person that arrives in between must not replace it on the screen (S15.1).
 */
const rowsOf = ({ rows, outcomes: [outcome] }: Committed): string[] => {
  const named = outcome?.refused === null ? outcome.rows : []
  const keys = [...rows, ...named].flatMap(({ collection, row }) => {
    const registered = HELD_RULED.get(collection)
    const parents = registered ? parentsOf(registered, row) : []
    return [{ collection, id: row.id }, ...parents].map((named) => rowKey(named.collection, named.id))
  })
  return [...new Set(keys)]
}

/** The outcome of the one mutation of a commit. */
const verdictOf = ({ outcomes: [result] }: Committed) =>
  result?.refused === null ? result.results[0] : undefined

/**
 * Puts an act that was made elsewhere into the outbox unchanged; the server judges it. Its rows are shown if the rules
 * allow it here.
 */
export const takeAct = async (writer: Writer, mutation: Mutation): Promise<void> => {
  const { db } = writer
  await db.transaction('rw', db.tables, async () => {
    const snapshot = await openSnapshot(writer)
    const committed = await run(writer, snapshot, mutation)
    // What the rules would add here is left to the server: the act stays as it is.
    const isWhole = carried(mutation, committed, snapshot).ops.length === mutation.ops.length
    const isShown = verdictOf(committed)?.status === 'applied' && isWhole
    if (isShown) await writeRows(db, committed)
    await db.outbox.add({ mutation, rows: isShown ? rowsOf(committed) : [] })
  })
}

/** The rows of the free tier may be moving elsewhere. */
const refuseWhenTaken = async (db: AppDatabase): Promise<void> => {
  const [moved, restoring] = await Promise.all([getMeta(db, MOVED), getMeta(db, RESTORING)])
  if (moved) throw new AppError('data_moved')
  if (restoring) throw new AppError('data_restoring')
}

/** The free tier is its own authority, and continues from its own head. */
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
    HELD_RULED,
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

/** An act may read no more rows than the server allows. */
const loadBounded = async (db: AppDatabase, snapshot: Snapshot, needs: readonly Need[]): Promise<void> => {
  await loadNeeds(db, snapshot, needs)
  if (snapshot.rows.size > BOUNDS.read) throw new AppError('act_too_large')
}

/** The free tier is its own authority: it stores head, numbers and history itself. */
const keepLocally = async (db: AppDatabase, committed: Committed, mutation: Mutation): Promise<void> => {
  await Promise.all([
    setMeta(db, 'head', committed.head),
    ...[...committed.counters].map(([name, value]) => setMeta(db, `counter:${name}`, value)),
    db.log.bulkAdd(
      committed.log.map(({ before: _, ...entry }) => ({
        ...entry,
        at: mutation.at,
        label: mutation.label,
      })),
    ),
  ])
}
