import type { Job } from '#domain/effects/job.ts'
import type { Op } from '#domain/sync/protocol.ts'
import type { TenantDb } from '#worker/db/tenant-db.ts'
import type { Env } from '#worker/env.ts'

/** The input of a job's handler for one effect. The handler may run more than once, and never twice at a time (E5). */
export type Carried<Payload> = {
  env: Env
  db: TenantDb
  tenantId: string
  /** The effect's own key, for services that accept an idempotency key. */
  key: string
  payload: Payload
  /**
   * When an earlier try sent its request, in milliseconds, so that the handler asks the service first (E7); null where
   * none did.
   */
  sendingSince: number | null
  /**
   * The handler calls it before a request that cannot be repeated. @throws Retry when another carrier has taken the
   * effect: then nothing may be sent
   */
  sending(): Promise<void>
  /** The handler calls it when the receiver has said for certain that the request of this try did nothing. */
  notSent(): Promise<void>
  /**
   * E6: commits a result as an act of the job's source. `part` identifies it among the acts of this effect: each is
   * done once, however often the handler runs. `label` is its label in the history, the source when left out.
   * @throws Final with the code of the refusal when the rules refuse it
   */
  act(part: string, ops: Op[], label?: string): Promise<void>
}

export type JobHandler<Payload> = (carried: Carried<Payload>) => Promise<void>

/**
 * The module of a job. `died` is called when an effect is about to die, with the code of the reason, so that its row
 * can show it (E7); it may be called repeatedly, and also where `handle` has never run.
 */
export type JobModule<Payload> = {
  handle: JobHandler<Payload>
  died?: (carried: Carried<Payload>, code: string) => Promise<void>
}

/** A job with its module, loaded on first use. */
export type RegisteredJob = { job: Job; load: () => Promise<JobModule<unknown>> }

export type Jobs = ReadonlyMap<string, RegisteredJob>

/** Pairs a job with its module, which exports `handle`, and `died` where a row waits for the result. */
export const handledBy = <Payload>(
  job: Job<Payload>,
  load: () => Promise<JobModule<Payload>>,
): RegisteredJob => ({
  job,
  // The payload has been parsed by the schema of this job.
  load: load as () => Promise<JobModule<unknown>>,
})

/** Builds the registry; a repeated id fails the build. */
export const createJobs = (registered: readonly RegisteredJob[]): Jobs => {
  const jobs = new Map<string, RegisteredJob>()
  for (const one of registered) {
    if (jobs.has(one.job.id)) throw new Error(`job ${one.job.id} is registered twice`)
    jobs.set(one.job.id, one)
  }
  return jobs
}
