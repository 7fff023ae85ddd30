import { defineModule } from '#domain/sync/define-module.ts'
import { register } from '#domain/sync/registry.ts'
import { usageNear } from './notifications.ts'
import { usage, usagePacks } from './schema.ts'

export const usageModule = defineModule({
  name: 'usage',
  collections: [register(usage, { adoption: 'none' }), register(usagePacks, { adoption: 'none' })],
  notifications: [usageNear],
})
