import type * as v from 'valibot'
import { AppError } from '#domain/kernel/errors.ts'
import type { moveEmail } from '#domain/team/account-jobs.ts'
import { findCode } from '#worker/db/account-codes.ts'
import { findAccountById } from '#worker/db/accounts.ts'
import { moveTo } from '#worker/modules/accounts/own-account.ts'
import type { JobHandler } from './job-handler.ts'

/** Moves an account whose change of address has waited. An address that another account took meanwhile stays there. */
export const handle: JobHandler<v.InferOutput<typeof moveEmail.schema>> = async ({ env, payload }) => {
  const now = Date.now()
  const code = await findCode(env, payload.code, new Date(now).toISOString())
  const account = code && (await findAccountById(env, code.user_id))
  if (!account) return
  try {
    await moveTo(env, code, account.email, now)
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'email_taken')) throw error
  }
}
