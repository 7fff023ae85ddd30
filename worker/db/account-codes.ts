import { DAY } from '#domain/kernel/days.ts'
import { CODE_MAILS, CODE_TRIES, type CodePurpose } from '#domain/team/codes.ts'
import type { accountCodes } from './schema.ts'
import type { Database } from './sessions.ts'
import { directoryDb } from './tenant-db.ts'

/** Codes that mails carry. Instants are ISO. */

export type AccountCode = typeof accountCodes.$inferSelect
export type NewCode = Pick<
  AccountCode,
  'id' | 'purpose' | 'user_id' | 'email' | 'language' | 'payload' | 'expires_at' | 'created_at'
>

/** The statement that writes a code. */
export const insertCode = (env: Database, code: NewCode): D1PreparedStatement =>
  directoryDb(env)
    .prepare(
      `INSERT INTO account_codes (id, purpose, user_id, email, language, attempts, mails, expires_at, payload, created_at)
       VALUES (?1, ?2, ?3, ?4, ?5, 0, 1, ?6, ?7, ?8)`,
    )
    .bind(
      code.id,
      code.purpose,
      code.user_id,
      code.email,
      code.language,
      code.expires_at,
      code.payload,
      code.created_at,
    )

const OPEN = 'id = ?1 AND used_at IS NULL AND expires_at > ?2'

/**
 * Counts a try before the code is compared, so that of many at once only as many pass as are allowed. Null where there
 * is no such code, or none any more.
 */
export const takeTry = (
  env: Database,
  id: string,
  purpose: CodePurpose,
  now: string,
): Promise<AccountCode | null> =>
  directoryDb(env)
    .prepare(
      `UPDATE account_codes SET attempts = attempts + 1
       WHERE ${OPEN} AND purpose = ?3 AND attempts < ${CODE_TRIES} RETURNING *`,
    )
    .bind(id, now, purpose)
    .first<AccountCode>()

/** Counts a mail that is sent again; null where there is no open code, or it had its mails. */
export const takeMail = (env: Database, id: string, now: string): Promise<AccountCode | null> =>
  directoryDb(env)
    .prepare(
      `UPDATE account_codes SET mails = mails + 1
       WHERE ${OPEN} AND purpose <> 'email' AND attempts < ${CODE_TRIES} AND mails < ${CODE_MAILS} RETURNING *`,
    )
    .bind(id, now)
    .first<AccountCode>()

/** The statement that lets a change of address wait: the code is open until then, and its payload says when it moves. */
export const awaitMove = (
  env: Database,
  id: string,
  movesAt: string,
  expiresAt: string,
  now: string,
): D1PreparedStatement =>
  directoryDb(env)
    .prepare(
      `UPDATE account_codes SET payload = ?3, expires_at = ?4
       WHERE ${OPEN} AND purpose = 'email' AND payload = '{}' RETURNING id`,
    )
    .bind(id, now, JSON.stringify({ movesAt }), expiresAt)

/** A change of address that waits. */
export type WaitingMove = { email: string; movesAt: string }

/** The change of address that waits for a person, the next one of several; null for none. */
export const waitingMove = (env: Database, userId: string, now: string): Promise<WaitingMove | null> =>
  directoryDb(env)
    .prepare(
      // A payload of '' is no JSON.
      `SELECT email, nullif(payload, '') ->> 'movesAt' AS movesAt FROM account_codes
       WHERE user_id = ?1 AND expires_at > ?2 AND used_at IS NULL AND purpose = 'email'
         AND nullif(payload, '') ->> 'movesAt' IS NOT NULL
       ORDER BY movesAt LIMIT 1`,
    )
    .bind(userId, now)
    .first<WaitingMove>()

/** The statement that ends a code, and forgets what it was for. */
export const spendCode = (env: Database, id: string, now: string): D1PreparedStatement =>
  directoryDb(env)
    .prepare(`UPDATE account_codes SET used_at = ?2, payload = '' WHERE ${OPEN} RETURNING id`)
    .bind(id, now)

/** The statement that ends every code of a person. */
export const endCodesOf = (env: Database, userId: string, now: string): D1PreparedStatement =>
  directoryDb(env)
    .prepare("UPDATE account_codes SET used_at = ?2, payload = '' WHERE user_id = ?1 AND used_at IS NULL")
    .bind(userId, now)

/** A code that a mail is about; null where it can do nothing any more. */
export const findCode = (env: Database, id: string, now: string): Promise<AccountCode | null> =>
  directoryDb(env).prepare(`SELECT * FROM account_codes WHERE ${OPEN}`).bind(id, now).first<AccountCode>()

/** Deletes codes that expired a day ago. `now` in milliseconds. */
export const purgeCodes = async (env: Database, now: number): Promise<void> => {
  await directoryDb(env)
    .prepare('DELETE FROM account_codes WHERE expires_at < ?1')
    .bind(new Date(now - DAY).toISOString())
    .run()
}
