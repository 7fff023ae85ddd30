import * as v from 'valibot'
import type { Job } from '#domain/effects/job.ts'
import { RENEWAL, TRIES, waitAfter } from '#domain/effects/timing.ts'
import { AppError } from '#domain/kernel/errors.ts'
import { systemActor } from '#domain/sync/actor.ts'
import { refusalIn } from '#domain/sync/protocol.ts'
import {
  type Claim,
  type Claimed,
  claimEffect,
  type Ended,
  endTry,
  markSending,
  renewClaim,
  sendingSince,
  unmarkSending,
} from '#worker/db/effects.ts'
import type { TenantDb } from '#worker/db/tenant-db.ts'
import type { EffectMessage, Env, ResultTaker } from '#worker/env.ts'
import { cause } from '#worker/log.ts'
import { Final, Retry } from './failures.ts'
import type { Carried, Jobs } from './job-handler.ts'

/** The environment of a carrier. */
export type Carrier = {
  env: Env
  jobs: Jobs
  /** The tenant's rows; null for an unknown tenant. */
  open(tenantId: string): Promise<TenantDb | null>
  /** The tenant's object: it commits results, and wakes for the next try. */
  object(tenantId: string): ResultTaker
  now(): number
  /** In [0, 1). */
  chance(): number
  onFault(event: string, error: unknown, about: object): void
}

/**
 * E5: runs one effect: claims it, runs its job's handler, records the outcome. Does nothing when another carrier has it
 * or it has ended. @throws what D1 throws: the queue then delivers the message again
 */
export const carry = async (carrier: Carrier, { tenantId, key }: EffectMessage): Promise<void> => {
  const db = await carrier.open(tenantId)
  const claimed = db && (await claimEffect(db, key, carrier.now()))
  if (!claimed) return
  const claim = { key, attempt: claimed.attempts }
  const renewing = setInterval(() => {
    renewClaim(db, claim, carrier.now()).catch((error: unknown) =>
      carrier.onFault('claim_not_renewed', error, {}),
    )
  }, RENEWAL)
  let ended: Ended
  try {
    ended = await tellDeath(carrier, db, claim, claimed, await run(carrier, db, claim, claimed))
  } finally {
    clearInterval(renewing)
  }
  await endTry(db, claim, ended, carrier.now())
  if ('again' in ended) await carrier.object(tenantId).expectEffect(ended.again)
}

/**
 * E7: informs a job that its effect dies, so that its row can show it. Where that fails, the effect does not die yet.
 */
export const tellDeath = async (
  carrier: Carrier,
  db: TenantDb,
  claim: Claim,
  claimed: Claimed,
  ended: Ended,
): Promise<Ended> => {
  const registered = carrier.jobs.get(claimed.job)
  if (!registered || !('state' in ended) || ended.state !== 'dead') return ended
  const parsed = v.safeParse(registered.job.schema, fromJson(claimed.payload))
  if (!parsed.success) return ended
  try {
    const { died } = await registered.load()
    // The try that has just ended may have sent its request.
    const now = { ...claimed, sending_since: await sendingSince(db, claim.key) }
    await died?.(carriedOf(carrier, db, claim, now, registered.job, parsed.output), ended.error)
    return ended
  } catch (error) {
    carrier.onFault('death_not_told', error, { job: claimed.job })
    return { error: ended.error, again: carrier.now() + waitAfter(TRIES, carrier.chance()) }
  }
}

const run = async (carrier: Carrier, db: TenantDb, claim: Claim, claimed: Claimed): Promise<Ended> => {
  // The carrier of the last try died with it.
  if (claimed.attempts > TRIES) return { state: 'dead', error: 'tries_used_up' }
  const registered = carrier.jobs.get(claimed.job)
  if (!registered) return { state: 'dead', error: 'unknown_job' }
  const parsed = v.safeParse(registered.job.schema, fromJson(claimed.payload))
  if (!parsed.success) return { state: 'dead', error: 'invalid_payload' }
  try {
    const { handle } = await registered.load()
    await handle(carriedOf(carrier, db, claim, claimed, registered.job, parsed.output))
    return { state: 'done' }
  } catch (error) {
    if (error instanceof Final) return { state: 'dead', error: error.code }
    const isKnown = error instanceof Retry || error instanceof AppError
    if (!isKnown) carrier.onFault('job_failed', error, { job: claimed.job })
    const code = isKnown ? error.code : 'internal'
    if (claimed.attempts >= TRIES) return { state: 'dead', error: code }
    const wait = waitAfter(claimed.attempts, carrier.chance())
    return { error: code, again: carrier.now() + Math.max(wait, error instanceof Retry ? error.after : 0) }
  }
}

const fromJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const carriedOf = (
  carrier: Carrier,
  db: TenantDb,
  claim: Claim,
  { sending_since }: Claimed,
  job: Job,
  payload: unknown,
): Carried<unknown> => {
  const { tenantId } = db
  return {
    env: carrier.env,
    db,
    tenantId,
    key: claim.key,
    payload,
    sendingSince: sending_since === null ? null : Date.parse(sending_since),
    sending: async () => {
      if (!(await markSending(db, claim, carrier.now()))) throw new Retry('claim_lost')
    },
    notSent: async () => {
      if (sending_since === null) await unmarkSending(db, claim)
    },
    act: async (part, ops, label = '') => {
      const act = { key: `${claim.key}/${part}`, ops, label }
      const reply = await carrier.object(tenantId).act(systemActor({ tenantId }, job.source), act, cause())
      if (!reply.ok) throw new Retry(reply.code)
      const refusal = refusalIn(reply.result)
      if (refusal) throw new Final(refusal.code)
    },
  }
}
