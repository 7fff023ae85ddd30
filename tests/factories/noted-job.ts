import * as v from 'valibot'
import { defineJob } from '#domain/effects/job.ts'
import { RULED } from '#domain/ruled.ts'
import type { Rules, View } from '#domain/sync/collection.ts'
import { type Carried, handledBy, type JobModule, type RegisteredJob } from '#worker/jobs/job-handler.ts'
import { JOBS } from '#worker/jobs/registry.ts'

/** A job for tests of effects; an order with a note causes it. */
export const noted = defineJob({
  id: 'test.noted',
  source: 'device',
  schema: v.strictObject({ orderId: v.string() }),
})

type Payload = v.InferOutput<typeof noted.schema>
export type Noted = Carried<Payload>

/**
 * The note of an order with an immediate effect, with a later one, and of one that the rules refuse after the effect
 * was emitted.
 */
export const NOTES = { now: 'acum', later: 'later', refused: 'refused' } as const
const LATER = '2099-01-01T00:00:00.000Z'

export const notedKey = (orderId: string): string => `noted/${orderId}`

type Change = Parameters<NonNullable<Rules['change']>>[0]

/** Puts the rule and the job into the registries of this process. Returns a function that removes them. */
export const registerNoted = (module: JobModule<Payload>): (() => void) => {
  const rules = RULED.get('orders')?.rules
  if (!rules) throw new Error('there are no orders')
  const { change } = rules
  const jobs = JOBS as Map<string, RegisteredJob>
  Object.assign(rules, {
    change(made: Change, view: View) {
      change?.(made, view)
      const { id, observatii } = made.after as { id: string; observatii?: string | null }
      if (!observatii) return
      const options = observatii === NOTES.later ? { dueAt: LATER } : {}
      view.emit(noted, notedKey(id), { orderId: id }, options)
      if (observatii === NOTES.refused) view.reject('row_missing')
    },
  })
  jobs.set(
    noted.id,
    handledBy(noted, async () => module),
  )
  return () => {
    Object.assign(rules, { change })
    jobs.delete(noted.id)
  }
}
