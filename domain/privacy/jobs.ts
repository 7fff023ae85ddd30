import * as v from 'valibot'
import { defineJob } from '#domain/effects/job.ts'

/** Erases a client's data; again later, for what arrives late and for invoices that the law no longer asks for. */
export const eraseContact = defineJob({
  id: 'privacy.erase',
  source: 'privacy',
  schema: v.strictObject({ erasureId: v.string() }),
})

/** Drops what the shop does not keep any longer on a day, `YYYY-MM-DD`. */
export const retain = defineJob({
  id: 'privacy.retain',
  source: 'privacy',
  schema: v.strictObject({ day: v.string() }),
})
