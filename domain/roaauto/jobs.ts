import * as v from 'valibot'
import { defineJob } from '#domain/effects/job.ts'

const exportId = v.string()

/** Makes the file of an export and lays it in R2. */
export const buildExport = defineJob({
  id: 'exports.build',
  source: 'export',
  schema: v.strictObject({ exportId }),
})

/** The file of an export goes, and later, with `andRow`, what was told of it. */
export const dropExport = defineJob({
  id: 'exports.drop',
  source: 'export',
  schema: v.strictObject({ exportId, andRow: v.boolean() }),
})
