import type * as v from 'valibot'
import type { SystemSource } from '#domain/sync/actor.ts'

/**
 * A job: what a commit may cause outside (E1). Its id stands in the rows of its effects, so it is never given to another;
 * the schema says what its payload is. The handler lies on the server (`worker/jobs/registry.ts`).
 */
export type Job<Payload = unknown> = {
  readonly id: string
  /** As what of the server its results stand in the history (E6). */
  readonly source: SystemSource
  readonly schema: v.GenericSchema<unknown, Payload>
}

export const defineJob = <Payload>(job: Job<Payload>): Job<Payload> => job

/** One thing that a commit causes outside, as it is written in the commit's batch. */
export type Effect = {
  /** Unique in the tenant: an effect emitted again under its key is the same effect (E3). */
  key: string
  /** Id of its job. */
  job: string
  /** As JSON. */
  payload: string
  /** Instant before which it is not carried, ISO. */
  dueAt: string
}

/** An effect of a job, typed by it. `dueAt` is ISO. */
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
