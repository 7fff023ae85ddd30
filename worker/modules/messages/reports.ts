import { smsReports } from '#domain/api/messages.ts'
import { pathOf } from '#domain/api/paths.ts'
import { AppError } from '#domain/kernel/errors.ts'
import { type Message, messages } from '#domain/messages/schema.ts'
import type { Channel } from '#domain/messages/words.ts'
import { systemActor } from '#domain/sync/actor.ts'
import type { Values } from '#domain/sync/log.ts'
import { tryAct } from '#worker/acts.ts'
import { findTenantDb } from '#worker/db/directory.ts'
import { visibleRow } from '#worker/db/visibility.ts'
import type { Env } from '#worker/env.ts'
import { publicOrigin } from '#worker/http/public-origin.ts'
import { secretsOf } from '#worker/http/secrets.ts'
import { logFault } from '#worker/log.ts'
import { sameText, signed } from '#worker/pages/signing.ts'
import type { Report } from '#worker/providers/phone-messages.ts'
import { readProviderKey } from './provider-key.ts'

/** What providers report about messages that they have accepted. */

type SecretEnv = Pick<Env, 'SESSION_SECRET' | 'LEASE_KEYS'>

const secretOf = (env: SecretEnv): string =>
  signed(secretsOf(env).SESSION_SECRET, 'sms_report', '').toString('base64url')

/** The address that a provider of SMS calls. */
export const smsReportAddress = (env: SecretEnv & Pick<Env, 'PUBLIC_ORIGIN'>): string =>
  publicOrigin(env) + pathOf(smsReports, { params: { secret: secretOf(env) } })

/** Whether a call of that address came from somebody who was given it. */
export const isReporter = (env: SecretEnv, secret: string): boolean => sameText(secret, secretOf(env))

/** Characters of a provider's id that a message keeps. */
export const MAX_ID = 100

/** When a message arrived: as the provider says, if that lies between its sending and now. `now` is an instant. */
const arrivedAt = (at: string | null, { queued_at }: Message, now: string): string =>
  at !== null && queued_at <= at && at <= now ? at : now

const patchOf = ({ state, id, code, at }: Report, message: Message, now: string): Values => {
  const common = { provider_id: id.slice(0, MAX_ID), state }
  if (state === 'delivered') return { ...common, delivered_at: arrivedAt(at, message, now) }
  return state === 'sent' ? common : { ...common, error: code }
}

/**
 * Writes a report on its message, as an act of the server: a report that comes twice is one act. A report about nothing
 * of ours changes nothing.
 * @throws AppError where nothing is decided
 */
const takeReport = async (env: Env, channel: Channel, report: Report, now: number): Promise<void> => {
  const key = readProviderKey(report.key)
  const db = key && (await findTenantDb(env, key.tenantId))
  if (!db) return
  const actor = systemActor(db, 'messages')
  const message = await visibleRow(db, actor, messages, key.messageId)
  // A report about an earlier round says nothing about the one under way.
  if (message?.channel !== channel || message.round !== key.round) return
  const data = patchOf(report, message, new Date(now).toISOString())
  // One that comes late, or twice, may be refused: the message says it already.
  await tryAct(env, actor, {
    key: `report/${message.id}/${report.id}/${report.state}`,
    ops: [{ op: 'patch', collection: 'messages', id: message.id, base: message.rev, data }],
  })
}

/**
 * Writes the reports of one call, each for itself: one that cannot be written keeps none of the others waiting.
 * @throws AppError `unavailable` where one was not written: the provider then calls again
 */
export const takeReports = async (
  env: Env,
  channel: Channel,
  reports: readonly Report[],
  now: number,
): Promise<void> => {
  const taken = await Promise.allSettled(reports.map((report) => takeReport(env, channel, report, now)))
  const failures = taken.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []))
  for (const failure of failures) logFault('report_lost', failure)
  if (failures.length > 0) throw new AppError('unavailable', { params: { retryAfter: 30 } })
}
