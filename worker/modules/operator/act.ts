import type { Context } from 'hono'
import type * as v from 'valibot'
import { formatInstant } from '#domain/kernel/dates.ts'
import { cutText } from '#domain/kernel/text.ts'
import { operatorActor } from '#domain/sync/actor.ts'
import type { Op } from '#domain/sync/protocol.ts'
import { doAct } from '#worker/acts.ts'
import { noteAct } from '#worker/db/operator/acts.ts'
import type { Env } from '#worker/env.ts'
import type { OperatorEnv } from '#worker/http/context.ts'
import { parseInput } from '#worker/http/parse-input.ts'

/** What an operator does, and why. `act` names the press; `tenantId` is '' for what concerns no shop. */
export type Act = { act: string; reason: string; tenantId: string; what: string }

/** Reads the fields of a form. @throws AppError `invalid_input` */
export const readForm = async <Schema extends v.GenericSchema>(
  c: Context<OperatorEnv>,
  schema: Schema,
): Promise<v.InferOutput<Schema>> =>
  parseInput(schema, Object.fromEntries(await c.req.formData().catch(() => new FormData())))

/**
 * Notes an act, and does it: the note stands before, so that nothing is done that nobody can see. A second press does the
 * work again, in case the first one broke off, so `work` does the same thing once however often it runs: its key is
 * `act`. Answers with the page to go to.
 */
export const operate = async (
  c: Context<OperatorEnv>,
  { act, reason, tenantId, what }: Act,
  back: string,
  work: () => Promise<unknown>,
): Promise<Response> => {
  const at = new Date().toISOString()
  const noted = { id: act, at, operator: c.get('operator'), tenant_id: tenantId, what, reason }
  await noteAct(c.env, noted)
  await work()
  return c.redirect(back, 303)
}

/** Writes ops on a shop's rows as the operator. @throws AppError with the refusal, and `unavailable` */
export const writeInShop = async (
  env: Pick<Env, 'TENANT'>,
  { act, reason, tenantId, what }: Act,
  ops: Op[],
): Promise<void> => {
  const actor = operatorActor({ tenantId, userId: '' }, reason)
  await doAct(env, actor, { key: act, ops, label: what })
}

/** Only operators write these columns, so they overwrite no other person's change unseen. */
const SEEN = Number.MAX_SAFE_INTEGER

/** Characters of `tenants.operator_note`. */
const NOTE = 200

/** Tells the shop what was done beside its rows, in its history. */
export const tellShop = (env: Pick<Env, 'TENANT'>, act: Act): Promise<void> =>
  writeInShop(env, act, [
    {
      op: 'patch',
      collection: 'tenants',
      id: act.tenantId,
      base: SEEN,
      // With its time, so that the same thing done twice is two changes.
      data: { operator_note: cutText(`${act.what} (${formatInstant(new Date().toISOString())})`, NOTE) },
    },
  ])
