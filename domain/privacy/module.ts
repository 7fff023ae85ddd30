import { defineModule } from '#domain/sync/define-module.ts'
import { register } from '#domain/sync/registry.ts'
import { eraseContact, retain } from './jobs.ts'
import { erasures, privacySettings } from './schema.ts'

export const privacyModule = defineModule({
  name: 'privacy',
  collections: [register(privacySettings, { adoption: 'merge' }), register(erasures, { adoption: 'none' })],
  jobs: [eraseContact, retain],
})
