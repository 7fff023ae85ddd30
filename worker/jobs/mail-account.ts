import type * as v from 'valibot'
import { accountMail } from '#domain/mail/account-mail.ts'
import type { AccountMail, mailAccount } from '#domain/team/account-jobs.ts'
import { findCode } from '#worker/db/account-codes.ts'
import { findAccount, findAccountById } from '#worker/db/accounts.ts'
import type { Env } from '#worker/env.ts'
import { publicOrigin } from '#worker/http/public-origin.ts'
import { secretsOf } from '#worker/http/secrets.ts'
import { type CodePart, codeOf } from '#worker/modules/accounts/codes.ts'
import type { JobHandler } from './job-handler.ts'
import { sendMail } from './send-mail.ts'

type Payload = v.InferOutput<typeof mailAccount.schema>
type Language = 'ro' | 'en'
type Addressed = { to: string; language: Language; code: string }

/** Which code of its row a mail carries. */
const PARTS: Partial<Record<AccountMail, CodePart>> = {
  sign_up: 'only',
  reset: 'only',
  email_old: 'old',
  email_new: 'new',
}

/** Reader and code of a mail; null where it has no reader, or the code is over. */
const addressed = async (
  env: Env,
  { mail, code: id, email, language }: Payload,
): Promise<Addressed | null> => {
  const part = PARTS[mail]
  if (!part) {
    // It is about a change that somebody may have stopped.
    if (id !== '' && !(await findCode(env, id, new Date().toISOString()))) return null
    const account = await findAccount(env, email)
    // Mail about a changed or deleted account goes to the old address. A lock-out is mailed only if the account exists.
    if (!account && language === '') return null
    return { to: email, language: language || (account?.language ?? 'ro'), code: '' }
  }
  const row = await findCode(env, id, new Date().toISOString())
  if (!row) return null
  const own = codeOf(secretsOf(env).SESSION_SECRET, id, part)
  if (part !== 'old') return { to: row.email, language: row.language, code: row.payload === '' ? '' : own }
  const account = await findAccountById(env, row.user_id)
  return account && { to: account.email, language: row.language, code: own }
}

/** Sends a mail about an account. After an answer that never came it is not sent again: the person asks again. */
export const handle: JobHandler<Payload> = async ({ env, key, payload }) => {
  const reader = await addressed(env, payload)
  if (!reader) return
  const content = accountMail(reader.language, payload.mail, {
    code: reader.code,
    about: payload.about,
    logIn: `${publicOrigin(env)}/cont/conectare`,
  })
  await sendMail(env, { key, to: reader.to, content })
}
