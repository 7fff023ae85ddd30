import * as v from 'valibot'
import { DAY } from '#domain/kernel/days.ts'
import { isErasing } from '../past.ts'
import { type Databases, type TenantDb, tenantDb } from '../tenant-db.ts'
import { type Closing, openShard, reopenShard } from './close.ts'
import { copyPiece, copyWindow, dropOn, measureOf, startOf, tablesIn, tablesOf, type Window } from './copy.ts'
import { enter, enterShard, findMove, keepProgress, type Move, type MoveState, openShardOf } from './moves.ts'
import { GROWING, SHARD_TABLES, SMALL, STATE } from './tables.ts'

/**
 * The move of a shop to another shard (S25). It runs in the shop's object, step by step, and may break off anywhere:
 * the directory says where it stands, and each step may be done again. Two that run at once do no harm: every change of
 * the directory asks for the state and the attempt, and what an attempt may delete or open asks for its number.
 */

/** Pieces that one run copies. */
const PIECES = 40
/** Revs that are left to the end, when nothing is written. */
const LAST = 500
/** Milliseconds by which the clock that dates acts may differ from ours. */
const SKEW = 3_600_000
/** Milliseconds until an erasure is over, at the most. */
const ERASURE = 60_000
/** Milliseconds for which the old rows stay: somebody may still be loading them. */
const SETTLED = DAY

/** What is done next, and when, in milliseconds; null where the move is over. */
export type Advanced = { state: MoveState; next: number | null }

/** Closes the shop on its shard, between two commits of its object. */
export type Close = (as: Closing) => Promise<void>

const progressSchema = v.object({
  epoch: v.string(),
  past: v.number(),
  /** What is copied now, and the instant at which that began. */
  window: v.object({ from: v.number(), to: v.number(), since: v.string() }),
  began: v.string(),
  /** The names of its tables, without those that are done, and the key in the first after which it goes on. */
  tables: v.array(v.string()),
  after: v.nullable(v.union([v.string(), v.number()])),
})
type Progress = v.InferOutput<typeof progressSchema>

type Work = { env: Databases; move: Move; source: TenantDb; target: TenantDb; now: number; close: Close }
type State = { epoch: string; head: number; past: number; closed: number }

/** Takes the next step of a shop's move. */
export const advanceMove = async (
  env: Databases,
  tenantId: string,
  close: Close,
  now: number,
): Promise<Advanced | null> => {
  const move = await findMove(env, tenantId)
  if (!move) return null
  const source = tenantDb(env, tenantId, move.from_shard)
  const target = tenantDb(env, tenantId, move.to_shard)
  return STEPS[move.state]?.({ env, move, source, target, now, close }) ?? null
}

const iso = (ms: number): string => new Date(ms).toISOString()

const stateOf = ({ d1, tenantId }: TenantDb): Promise<State | null> =>
  d1
    .prepare('SELECT epoch, head, past, closed FROM sync_tenants WHERE tenant_id = ?1')
    .bind(tenantId)
    .first<State>()

/** Clears the new shard of what an earlier attempt has left, and begins. */
const begin = async ({ env, move, source, target, now }: Work): Promise<Advanced> => {
  const { tenant_id, from_shard, attempt } = move
  if ((await openShardOf(env, tenant_id)) !== from_shard)
    return giveUp(env, move, 'the shop is on another shard, or is being deleted', now)
  await reopenShard(source, attempt)
  while (!(await dropOn(target, SHARD_TABLES, attempt)));
  if (await stateOf(target))
    return giveUp(env, move, 'the new shard has rows of the shop that are in use', now)
  const state = await stateOf(source)
  if (!state) return giveUp(env, move, 'the shop has no rows', now)
  if (isErasing(state.past)) return { state: 'asked', next: now + ERASURE }
  const progress: Progress = {
    epoch: state.epoch,
    past: state.past,
    window: { from: 0, to: state.head, since: '' },
    began: iso(now),
    tables: (await tablesOf(source, GROWING)).map(({ name }) => name),
    after: null,
  }
  await enter(env, move, { state: 'copying', attempt: attempt + 1, progress: JSON.stringify(progress) }, now)
  return { state: 'copying', next: now }
}

/** Copies while the shop writes, and then what was written meanwhile, until little is left. */
const copy = async (work: Work): Promise<Advanced> => {
  const { env, move, source, target, now } = work
  await reopenShard(source, move.attempt)
  const state = await stateOf(source)
  let progress = progressOf(move)
  if (!state || isOutdated(progress, state)) return beginAnew(work, CHANGED)
  for (let pieces = 0; pieces < PIECES; ) {
    const [name] = progress.tables
    if (name === undefined) {
      if (state.head - progress.window.to <= LAST) {
        await enter(env, move, { state: 'closing', progress: JSON.stringify(progress) }, now)
        return { state: 'closing', next: now }
      }
      progress = await nextWindow(source, progress, state.head, now)
      continue
    }
    const table = GROWING.find((one) => one.name === name)
    if (!table) throw new Error(`no table ${name} moves`)
    const { window, after } = progress
    const piece = await copyPiece(
      { source, target, attempt: move.attempt },
      table,
      window,
      after ?? startOf(table, window),
    )
    pieces += 1
    progress = piece
      ? { ...progress, after: piece.last }
      : { ...progress, tables: progress.tables.slice(1), after: null }
    if (piece) await keepProgress(env, move, JSON.stringify(progress), piece.rows)
  }
  await keepProgress(env, move, JSON.stringify(progress), 0)
  return { state: 'copying', next: now }
}

const progressOf = ({ progress }: Move): Progress => v.parse(progressSchema, JSON.parse(progress))

/** Whether the history is another one, or what has no rev was changed in it, since the copy began. */
const isOutdated = ({ epoch, past }: Progress, state: State): boolean =>
  epoch !== state.epoch || past !== state.past

const nextWindow = async (
  source: TenantDb,
  { epoch, past, window, began }: Progress,
  head: number,
  now: number,
): Promise<Progress> => {
  const next: Window = { from: window.to, to: head, since: iso(Date.parse(began) - SKEW) }
  const tables = (await tablesIn(source, GROWING, next)).map(({ name }) => name)
  return { epoch, past, window: next, began: iso(now), tables, after: null }
}

/** Why a copy starts again: a restore, a purge, an erasure; or rows that nobody should have written. */
const CHANGED = 'the past was changed while it was copied'
const DIFFERENT = 'the copy is not the same'

const beginAnew = async ({ env, move, source, now }: Work, error: string): Promise<Advanced> => {
  await enter(env, move, { state: 'asked', attempt: move.attempt + 1, error }, now)
  await reopenShard(source, move.attempt + 1)
  return { state: 'asked', next: now }
}

const giveUp = async (env: Databases, move: Move, error: string, now: number): Promise<Advanced> => {
  await enter(env, move, { state: 'undoing', attempt: move.attempt + 1, error }, now)
  return { state: 'undoing', next: now }
}

/** Room for pictures that are being stored is reserved beside the object, and lapses. */
const COMPARED = [...GROWING, ...SMALL.filter(({ name }) => name !== 'uploads'), STATE]

/** Closes the old shard, copies the last, compares, and enters the new shard in the directory. */
const finish = async (work: Work): Promise<Advanced> => {
  const { env, move, source, target, now, close } = work
  const { attempt } = move
  const progress = progressOf(move)
  const state = await stateOf(source)
  if (!state || isOutdated(progress, state)) return beginAnew(work, CHANGED)
  if (state.closed !== attempt) {
    await reopenShard(source, attempt)
    await close({ attempt, epoch: progress.epoch, past: progress.past })
  }
  const head = (await stateOf(source))?.head ?? state.head
  const all: Window = { from: 0, to: head, since: '' }
  const copying = { source, target, attempt }
  // First: from here on no earlier attempt writes or deletes anything on the new shard.
  await copyWindow(copying, [STATE], all)
  const last = await nextWindow(source, progress, head, now)
  const tables = GROWING.filter(({ name }) => last.tables.includes(name))
  await copyWindow(copying, tables, last.window)
  await copyWindow(copying, SMALL, all)
  const [before, after] = await Promise.all([measureOf(source, COMPARED), measureOf(target, COMPARED)])
  if (before !== after)
    return move.error === DIFFERENT ? giveUp(env, move, DIFFERENT, now) : beginAnew(work, DIFFERENT)
  await enterShard(env, move, now)
  await openShard(target, attempt)
  return { state: 'moved', next: now }
}

/** Opens the new shard, and deletes the rows of the old one when nobody reads them any longer. */
const leave = async ({ env, move, source, target, now }: Work): Promise<Advanced> => {
  await openShard(target, move.attempt)
  // Nobody carries effects of the old shard; they would be found overdue there.
  await dropOn(
    source,
    SMALL.filter(({ name }) => name === 'effects'),
    move.attempt,
  )
  const settled = Date.parse(move.since) + SETTLED
  if (now < settled) return { state: 'moved', next: settled }
  if (!(await dropOn(source, SHARD_TABLES, move.attempt))) return { state: 'moved', next: now }
  await enter(env, move, { state: 'done', progress: '' }, now)
  return { state: 'done', next: null }
}

/** Opens the old shard again, and clears the new one. */
const undo = async ({ env, move, source, target, now }: Work): Promise<Advanced> => {
  if ((await openShardOf(env, move.tenant_id)) === move.from_shard) await reopenShard(source, move.attempt)
  if (!(await dropOn(target, SHARD_TABLES, move.attempt))) return { state: 'undoing', next: now }
  await enter(env, move, { state: 'failed', progress: '' }, now)
  return { state: 'failed', next: null }
}

const STEPS: Partial<Record<MoveState, (work: Work) => Promise<Advanced>>> = {
  asked: begin,
  copying: copy,
  closing: finish,
  moved: leave,
  undoing: undo,
}
