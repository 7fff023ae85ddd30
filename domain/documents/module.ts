import { defineModule } from '#domain/sync/define-module.ts'
import { register } from '#domain/sync/registry.ts'
import { documentSettings } from './schema.ts'

export const documentsModule = defineModule({
  name: 'documents',
  collections: [register(documentSettings, { adoption: 'merge' })],
})
