import * as v from 'valibot'
import { defineNotification } from '#domain/notifications/kind.ts'
import { rolesWith } from '#domain/team/permissions.ts'
import { EXPORT_KINDS } from './schema.ts'

const schema = v.object({ kind: v.picklist(EXPORT_KINDS) })
const to = rolesWith('export')

/** The file of an export can be downloaded. */
export const exportReady = defineNotification({ id: 'exports.ready', schema, to })

/** An export ended without a file; its page says why. */
export const exportFailed = defineNotification({ id: 'exports.failed', schema, to })
