import { GRACE } from '#domain/effects/timing.ts'
import { dayInRomania } from '#domain/kernel/dates.ts'
import { writeAutomatic } from '#domain/messages/jobs.ts'
import { retain } from '#domain/privacy/jobs.ts'
import { purgeCodes } from '#worker/db/account-codes.ts'
import { SHOPS_WITH_MESSAGES } from '#worker/db/automatic-messages.ts'
import { purgeCapabilities } from '#worker/db/capabilities.ts'
import { causeDaily } from '#worker/db/cause-daily.ts'
import { DIRECTORY, dueInDirectory, purgeDirectory } from '#worker/db/directory-effects.ts'
import { overdueTenants, purgeDone } from '#worker/db/effects.ts'
import { SHOPS_WITH_RETENTION } from '#worker/db/erasure/expired.ts'
import { restoredTenants } from '#worker/db/erasure/list.ts'
import { purgeIncidents } from '#worker/db/incidents.ts'
import { openMoves } from '#worker/db/move/moves.ts'
import { purgePaymentEvents } from '#worker/db/payment-events.ts'
import { sendMessages } from '#worker/effect-messages.ts'
import type { Env } from '#worker/env.ts'
import { cause, logFault } from '#worker/log.ts'
import { takeLostReports } from '#worker/modules/payments/reports.ts'
import { deleteShops, warnAndClose } from './delete-shops.ts'

/** The tasks of `[triggers] crons` in wrangler.toml. The platform may repeat or skip a run. */

/** Most tenants of one shard that one run wakes. */
const MOST = 500

/** E8: wakes the objects of tenants with overdue effects, whose own alarm has failed. */
const carryOverdue = async (env: Env, now: number): Promise<void> => {
  const tenants = await overdueTenants(env, now - 2 * GRACE, MOST)
  await Promise.all(
    tenants.map((tenantId) =>
      env.TENANT.getByName(tenantId)
        .carryDue(tenantId, cause())
        .catch((error: unknown) => logFault('overdue_not_carried', error)),
    ),
  )
}

/** S20.5: erases again what a restore of a database brought back. */
const replayErasures = async (env: Env): Promise<void> => {
  for (const tenantId of await restoredTenants(env, MOST))
    await env.TENANT.getByName(tenantId)
      .replayErasures(tenantId)
      .catch((error: unknown) => logFault('erasures_not_replayed', error))
}

/** S25: wakes the objects of shops that move to another shard. */
const carryMoves = async (env: Env): Promise<void> => {
  for (const tenantId of await openMoves(env, MOST))
    await env.TENANT.getByName(tenantId)
      .move()
      .catch((error: unknown) => logFault('move_not_carried', error))
}

/** Sends due effects of the directory to the queue: first tries whose message was lost, and later tries. */
const carryDirectory = async (env: Env, now: number): Promise<void> => {
  await sendMessages(env.EFFECTS, DIRECTORY, await dueInDirectory(env, now, MOST))
}

/** Causes the messages of the day; they leave once the night is over. */
const writeMessages = (env: Env, now: number): Promise<void> =>
  causeDaily(env, writeAutomatic, SHOPS_WITH_MESSAGES, dayInRomania(now), now)

/** Drops what shops do not keep any longer. */
const dropOld = (env: Env, now: number): Promise<void> =>
  causeDaily(env, retain, SHOPS_WITH_RETENTION, dayInRomania(now), now)

/** Tasks by their cron, in UTC. */
export const SCHEDULED: Readonly<Record<string, readonly ((env: Env, now: number) => Promise<void>)[]>> = {
  '* * * * *': [carryOverdue, carryDirectory, replayErasures, deleteShops, carryMoves],
  '17 1 * * *': [
    purgeDone,
    purgeDirectory,
    purgeCodes,
    purgeCapabilities,
    purgePaymentEvents,
    purgeIncidents,
    takeLostReports,
    writeMessages,
    dropOld,
    warnAndClose,
  ],
}

export const scheduled: ExportedHandlerScheduledHandler<Env> = async ({ cron, scheduledTime }, env) => {
  const runs = SCHEDULED[cron]
  if (!runs) throw new Error(`no task is scheduled at "${cron}"`)
  await Promise.all(
    runs.map((run) =>
      run(env, scheduledTime).catch((error: unknown) => {
        logFault('cron_failed', error, { cron })
        throw error
      }),
    ),
  )
}
