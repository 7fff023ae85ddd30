import { AppError, type Refusal } from '#domain/kernel/errors.ts'
import { refusalIn } from '#domain/sync/protocol.ts'
import type { Env, ResultTaker } from '#worker/env.ts'
import { cause } from '#worker/log.ts'

/** Acts that the Worker does through a shop's object. A repeat of a key is the same act, with the outcome of the first. */

type Objects = Pick<Env, 'TENANT'>
type Whose = Parameters<ResultTaker['act']>[0]
type Act = Parameters<ResultTaker['act']>[1]

/**
 * Does an act. Returns why it is refused, now or at its first time (null where it stands), and whether this was the
 * first time.
 * @throws AppError where nothing is decided, such as `unavailable`
 */
export const tryAct = async (
  { TENANT }: Objects,
  actor: Whose,
  act: Act,
): Promise<{ refusal: Refusal | null; isFirst: boolean }> => {
  const reply = await TENANT.getByName(actor.tenantId).act(actor, act, cause())
  if (!reply.ok) throw new AppError(reply.code, reply)
  return { refusal: refusalIn(reply.result), isFirst: reply.result.status !== 'duplicate' }
}

/** Does an act that must stand. @throws AppError with the refusal, of this or of the first time, and as `tryAct` */
export const doAct = async (env: Objects, actor: Whose, act: Act): Promise<void> => {
  const { refusal } = await tryAct(env, actor, act)
  if (refusal) throw new AppError(refusal.code, refusal)
}
