import * as v from 'valibot'
import { defineNotification } from '#domain/notifications/kind.ts'
import { rolesWith } from '#domain/team/permissions.ts'
import { EXPORT_KINDS } from './schema.ts'

/** The file of an export can be downloaded. */
export const exportReady = defineNotification({
  id: 'exports.ready',
  schema: v.object({ kind: v.picklist(EXPORT_KINDS) }),
  to: rolesWith('export'),
})
