import * as v from 'valibot'
import { defineJob } from '#domain/effects/job.ts'

const exportId = v.string()

/** Makes the file of an export and stores it in R2. */
export const buildExport = defineJob({
  id: 'exports.build',
  source: 'export',
  schema: v.strictObject({ exportId }),
})

/** Deletes the file of an export and later, with `andRow`, its row. */
export const dropExport = defineJob({
  id: 'exports.drop',
  source: 'export',
  schema: v.strictObject({ exportId, andRow: v.boolean() }),
})
