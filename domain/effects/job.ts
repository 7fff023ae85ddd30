import type * as v from 'valibot'
import type { SystemSource } from '#domain/sync/actor.ts'

/**
 * A job: an effect that a commit may cause outside (E1). Rows of effects store its id, so an id is never reused; the
 * schema describes the payload. The handler is on the server (`worker/jobs/registry.ts`).
 */
export type Job<Payload = unknown> = {
  readonly id: string
  /** The part of the server that the history names as the author of the job's results (E6). */
  readonly source: SystemSource
  readonly schema: v.GenericSchema<unknown, Payload>
}

export const defineJob = <Payload>(job: Job<Payload>): Job<Payload> => job

/** One effect of a commit, as it is written in the commit's batch. */
export type Effect = {
  /** Unique in the tenant: a second effect of the same key is the same effect (E3). */
  key: string
  /** Id of its job. */
  job: string
  /** As JSON. */
  payload: string
  /** The effect does not run before this instant, ISO. */
  dueAt: string
}

/** An effect of a job, with the job's type of payload. `dueAt` is ISO. */
export const effectOf = <Payload>(
  job: Job<Payload>,
  key: string,
  payload: Payload,
  dueAt: string,
): Effect => ({
  key,
  job: job.id,
  payload: JSON.stringify(payload),
  dueAt,
})
