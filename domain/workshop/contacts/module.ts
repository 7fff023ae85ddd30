import { defineModule } from '#domain/sync/define-module.ts'
import { register } from '#domain/sync/registry.ts'
import { consents, contacts } from './schema.ts'

export const contactsModule = defineModule({
  name: 'contacts',
  collections: [register(contacts, { adoption: 'upload' }), register(consents, { adoption: 'upload' })],
})
