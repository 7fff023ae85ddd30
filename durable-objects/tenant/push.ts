import { createHash } from 'node:crypto'
import type { Refusal } from '#domain/kernel/errors.ts'
import { REGISTRY } from '#domain/modules.ts'
import type { Actor } from '#domain/sync/actor.ts'
import type { Push } from '#domain/sync/commit-context.ts'
import { type Mutation, PROTOCOL_VERSION, type PushAnswer, type PushBody } from '#domain/sync/protocol.ts'
import { contentFrom } from '#domain/sync/shapes.ts'
import { accessOf } from '#domain/sync/visibility.ts'
import type { Committer } from './committer.ts'

/** Errors lose their class at the border of an object, so a refusal travels as data. */
export type PushReply<Answer = PushAnswer> = { ok: true; answer: Answer } | ({ ok: false } & Refusal)

/** S5: a whole push of one device. @throws AppError as `Committer.submit`. */
export const push = async (committer: Committer, actor: Actor, body: PushBody): Promise<PushReply> => {
  const { clientId, epoch: standsOn, mutations } = body
  const { outcome, epoch, from, head } = await committer.submit({
    actor,
    clientId,
    epoch: standsOn,
    mutations: mutations.map(asSent),
  })
  if (outcome.refused !== null) return { ok: false, code: outcome.refused }
  return {
    ok: true,
    answer: {
      epoch,
      from,
      rev: head,
      results: outcome.results,
      rows: outcome.rows,
      removed: outcome.removed,
      access: accessOf(REGISTRY, actor),
    },
  }
}

/** A mutation for the commit: its hash is of the content as sent, its body is in today's names (S17.2). */
export const asSent = ({
  id,
  version = PROTOCOL_VERSION,
  ...content
}: Mutation | PushBody['mutations'][number]): Push['mutations'][number] => ({
  id,
  hash: contentHash(content),
  body: contentFrom(version, content),
})

/**
 * SHA-256 of a mutation's content as JSON. A device repeats exactly the stored mutation, so the order of keys is
 * stable.
 */
const contentHash = (content: object): string =>
  createHash('sha256').update(JSON.stringify(content)).digest('base64url')
