import { createHash } from 'node:crypto'
import { AppError, type Refusal } from '#domain/kernel/errors.ts'
import { type Actor, type StaffActor, type SystemSource, systemActor } from '#domain/sync/actor.ts'
import { type MutationResult, type Op, refusalIn } from '#domain/sync/protocol.ts'
import type { Committer } from './committer.ts'

/** Acts that no device of the shop has made: the server's own, a client's through a page, an operator's. */

/** The client id of the server among a tenant's devices. */
const SERVER = '00000000-0000-7000-8000-000000000000'

/** An actor that acts through the server's code. */
export type ServerActor = Exclude<Actor, StaffActor>

export type ServerAct = {
  /** Identifies the act among those of its actor and source: a repeat of the key is the same act, and is done once. */
  key: string
  ops: Op[]
  /** Its label in the history; its source when left out. */
  label?: string
}

/** Errors lose their class at the border of an object, so an undecided act's error travels as data. */
export type ActReply = { ok: true; result: MutationResult } | ({ ok: false } & Refusal)

/** The owner of the act, beside the kind of the actor. */
const ownerOf = (actor: ServerActor): readonly string[] => {
  if (actor.kind === 'operator') return []
  return actor.kind === 'system'
    ? [actor.source]
    : [actor.source, actor.capability.collection, actor.capability.id]
}

/** The id of an act: the same for the same key. A UUID of version 8, which no device may send (S5.6). */
export const actId = (actor: ServerActor, key: string): string => {
  const digest = createHash('sha256')
    .update(JSON.stringify([actor.tenantId, actor.kind, ...ownerOf(actor), key]))
    .digest('hex')
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `8${digest.slice(13, 16)}`,
    `8${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ].join('-')
}

/**
 * Does an act through the tenant's committer, like one from a device: with the same rights, visibility and rules. A
 * repeat is answered `duplicate`, with the outcome of the first one, whatever its ops are. `now` in milliseconds.
 * @throws AppError as `Committer.submit`
 */
export const serverAct = async (
  committer: Committer,
  actor: ServerActor,
  { key, ops, label = '' }: ServerAct,
  now: number,
): Promise<MutationResult> => {
  const body = { at: new Date(now).toISOString(), label, ops }
  const { outcome } = await committer.submit({
    actor,
    clientId: SERVER,
    epoch: null,
    mutations: [{ id: actId(actor, key), hash: '', body }],
  })
  const result = outcome.refused === null ? outcome.results[0] : undefined
  if (!result) throw new Error('an act of the server has no outcome')
  return result
}

/**
 * Does an act of the server's own code, for a user or for nobody, which must not be refused.
 * @throws AppError with the refusal, of this or of the first time
 */
export const systemAct = async (
  committer: Committer,
  whose: { tenantId: string; userId?: string },
  source: SystemSource,
  act: ServerAct,
  now: number,
): Promise<'applied' | 'duplicate'> => {
  const result = await serverAct(committer, systemActor(whose, source), act, now)
  const refusal = refusalIn(result)
  if (refusal) throw new AppError(refusal.code, refusal)
  return result.status === 'applied' ? 'applied' : 'duplicate'
}
