import * as v from 'valibot'
import { defineJob } from '#domain/effects/job.ts'

const exportId = v.string()

/** Makes a piece of an export, counted from 1, and stores it in R2. */
export const buildExport = defineJob({
  id: 'exports.build',
  source: 'export',
  schema: v.strictObject({ exportId, piece: v.number() }),
})

/** Deletes the pieces of an export and later, with `andRow`, its row. */
export const dropExport = defineJob({
  id: 'exports.drop',
  source: 'export',
  schema: v.strictObject({ exportId, andRow: v.boolean() }),
})
