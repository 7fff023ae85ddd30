import { AppError, type Refusal, refusalOf } from '#domain/kernel/errors.ts'
import type { ClientActor } from '#domain/sync/actor.ts'
import type { Op } from '#domain/sync/protocol.ts'
import type { Env } from '#worker/env.ts'

type Act = { key: string; ops: Op[]; label: string }

/**
 * Does an act of a client through the shop's object; a repeat of its key is the same act. Returns why it is refused, now
 * or at its first try; null where it stands.
 * @throws AppError where nothing is decided, such as `unavailable`
 */
export const clientAct = async (
  env: Pick<Env, 'TENANT'>,
  actor: ClientActor,
  act: Act,
): Promise<Refusal | null> => (await firstAct(env, actor, act)).refusal

/** The same, and whether this was the first time that the act was done. */
export const firstAct = async (
  { TENANT }: Pick<Env, 'TENANT'>,
  actor: ClientActor,
  act: Act,
): Promise<{ refusal: Refusal | null; isFirst: boolean }> => {
  const reply = await TENANT.getByName(actor.tenantId).act(actor, act)
  if (!reply.ok) throw new AppError(reply.code, reply)
  const { result } = reply
  const isRefused =
    result.status === 'rejected' || (result.status === 'duplicate' && result.outcome === 'rejected')
  return {
    refusal: isRefused ? refusalOf(new AppError(result.code, result)) : null,
    isFirst: result.status !== 'duplicate',
  }
}
