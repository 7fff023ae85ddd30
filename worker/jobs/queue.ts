import { TRIES, waitAfter } from '#domain/effects/timing.ts'
import { findTenantDb } from '#worker/db/directory.ts'
import { DIRECTORY, directoryRows } from '#worker/db/directory-effects.ts'
import { claimEffect, type Ended, endTry } from '#worker/db/effects.ts'
import type { EffectMessage, Env, ResultTaker } from '#worker/env.ts'
import { causedBy, logFault } from '#worker/log.ts'
import { type Carrier, carry, tellDeath } from './carry.ts'
import { JOBS } from './registry.ts'

/** Seconds after which a message is delivered again when a database or an object did not answer. */
const AGAIN = 20

const DEAD_LETTERS = 'roaauto-effects-dead'

/** The directory has no object: the cron finds what is to be tried again, and no job of its acts in a shop. */
const NO_OBJECT: ResultTaker = {
  act: async () => ({ ok: false, code: 'forbidden' }),
  expectEffect: async () => undefined,
}

export const carrierOf = (env: Env): Carrier => ({
  env,
  jobs: JOBS,
  open: async (tenantId) => (tenantId === DIRECTORY ? directoryRows(env) : findTenantDb(env, tenantId)),
  object: (tenantId) => (tenantId === DIRECTORY ? NO_OBJECT : env.TENANT.getByName(tenantId)),
  now: Date.now,
  chance: Math.random,
  onFault: logFault,
})

/** The consumer of both queues: effects on their way, and undeliverable messages (E8). */
export const queue: ExportedHandlerQueueHandler<Env, EffectMessage> = async (batch, env) => {
  const take = batch.queue === DEAD_LETTERS ? undelivered : carry
  const carrier = carrierOf(env)
  await Promise.all(
    batch.messages.map((message) =>
      causedBy(message.body.requestId, async () => {
        try {
          await take(carrier, message.body)
          message.ack()
        } catch (error) {
          logFault('message_failed', error, { queue: batch.queue })
          message.retry({ delaySeconds: AGAIN })
        }
      }),
    ),
  )
}

/**
 * A message that could not be processed, because its effect's row was not reachable. It counts as a try; after the last
 * one the effect is dead. An effect that has ended in the meantime stays as it is.
 */
export const undelivered = async (carrier: Carrier, { tenantId, key }: EffectMessage): Promise<void> => {
  const db = await carrier.open(tenantId)
  const claimed = db && (await claimEffect(db, key, carrier.now()))
  if (!claimed) return
  const error = 'undelivered'
  const again = carrier.now() + waitAfter(claimed.attempts, carrier.chance())
  const claim = { key, attempt: claimed.attempts }
  const tried: Ended = claimed.attempts >= TRIES ? { state: 'dead', error } : { error, again }
  const ended = await tellDeath(carrier, db, claim, claimed, tried)
  await endTry(db, claim, ended, carrier.now())
  if ('again' in ended) await carrier.object(tenantId).expectEffect(ended.again)
}
