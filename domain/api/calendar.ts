import * as v from 'valibot'
import { isDay } from '#domain/kernel/dates.ts'
import { json } from './answers.ts'
import { contract } from './contract.ts'

const day = v.pipe(v.string(), v.check(isDay))

/** Most days of one question. */
export const MOST_BUSY_DAYS = 62

/** A time in which a lane is taken: instants (ISO), the buffer included. */
const busyTime = v.strictObject({
  bay_id: v.nullable(v.string()),
  mechanic_id: v.nullable(v.string()),
  from: v.string(),
  to: v.string(),
})
export type BusyTime = v.InferOutput<typeof busyTime>

/**
 * When the lanes of the shop are taken on some days in Romania, both included, by appointments that the person does not
 * see: a mechanic sees his own, and of the others no more than this.
 */
export const busy = contract({
  method: 'GET',
  path: '/api/calendar/busy',
  access: 'session',
  query: { from: day, to: day },
  answer: json(v.strictObject({ busy: v.array(busyTime) })),
  status: 200,
  errors: ['forbidden', 'invalid_input'],
})
