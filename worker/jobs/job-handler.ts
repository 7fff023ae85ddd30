import type { Job } from '#domain/effects/job.ts'
import type { Op } from '#domain/sync/protocol.ts'
import type { TenantDb } from '#worker/db/tenant-db.ts'
import type { Env } from '#worker/env.ts'

/** What the handler of a job is given for one effect. It may run more than once, and never twice at a time (E5). */
export type Carried<Payload> = {
  env: Env
  db: TenantDb
  tenantId: string
  /** The effect's own: whoever outside takes a key for repeats is given this one. */
  key: string
  payload: Payload
  /** An earlier try may have sent its request: whoever got it is asked first (E7). */
  mayBeSent: boolean
  /**
   * To be called before a request that can't be repeated. @throws Retry when another carrier has the effect by now: nothing
   * may be sent then
   */
  sending(): Promise<void>
  /**
   * E6: commits a result as an act of the job's source. `part` names it among the acts of this effect: each is done once,
   * however often the handler runs. `label` is what the history calls it, by its source when left out.
   * @throws Final with the code of the refusal when the rules say no
   */
  act(part: string, ops: Op[], label?: string): Promise<void>
}

export type JobHandler<Payload> = (carried: Carried<Payload>) => Promise<void>

/**
 * What does a job. `died` is called when an effect is about to be dead, with the code of why, so that its thing can say so
 * (E7); it may be called again, and is where `handle` may never have run.
 */
export type JobModule<Payload> = {
  handle: JobHandler<Payload>
  died?: (carried: Carried<Payload>, code: string) => Promise<void>
}

/** A job with what does it, loaded when it is first needed. */
export type RegisteredJob = { job: Job; load: () => Promise<JobModule<unknown>> }

export type Jobs = ReadonlyMap<string, RegisteredJob>

/** Pairs a job with the module that does it, which exports `handle`, and `died` where somebody waits for it. */
export const handledBy = <Payload>(
  job: Job<Payload>,
  load: () => Promise<JobModule<Payload>>,
): RegisteredJob => ({
  job,
  // The payload has been parsed by this very job's schema.
  load: load as () => Promise<JobModule<unknown>>,
})

/** Builds the registry; an id used twice is a fault of the build. */
export const createJobs = (registered: readonly RegisteredJob[]): Jobs => {
  const jobs = new Map<string, RegisteredJob>()
  for (const one of registered) {
    if (jobs.has(one.job.id)) throw new Error(`job ${one.job.id} is registered twice`)
    jobs.set(one.job.id, one)
  }
  return jobs
}
