import { createHash } from 'node:crypto'
import type { ErrorCode } from '#domain/kernel/errors.ts'
import type { Actor } from '#domain/sync/collection.ts'
import type { PushAnswer, PushBody } from '#domain/sync/protocol.ts'
import { accessOf } from '#domain/sync/visibility.ts'
import type { Committer } from './committer.ts'

/** Errors lose their class on the way out of an object, so a refusal travels as data. */
export type PushReply = { ok: true; answer: PushAnswer } | { ok: false; code: ErrorCode; expected: number }

/** S5: a push of one client, whole. @throws AppError as `Committer.submit`. */
export const push = async (committer: Committer, actor: Actor, body: PushBody): Promise<PushReply> => {
  const mutations = body.mutations.map((mutation) => ({
    seq: mutation.seq,
    hash: contentHash(mutation),
    body: mutation,
  }))
  const { outcome, epoch, head } = await committer.submit({ actor, clientId: body.clientId, mutations })
  if (outcome.refused !== null) return { ok: false, code: outcome.refused, expected: outcome.expected }
  return {
    ok: true,
    answer: {
      epoch,
      rev: head,
      results: outcome.results,
      rows: outcome.rows,
      gone: outcome.gone,
      access: accessOf(actor),
    },
  }
}

/** SHA-256 of a mutation's JSON. A device repeats the very mutation it has stored, so its key order stands. */
export const contentHash = (mutation: unknown): string =>
  createHash('sha256').update(JSON.stringify(mutation)).digest('base64url')
