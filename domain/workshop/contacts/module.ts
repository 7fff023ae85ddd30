import { defineModule } from '#domain/sync/define-module.ts'
import { register } from '#domain/sync/registry.ts'
import { consentRules, contactRules } from './rules.ts'
import { consents, contacts } from './schema.ts'

export const contactsModule = defineModule({
  name: 'contacts',
  collections: [
    register(contacts, { rules: contactRules, adoption: 'upload' }),
    register(consents, { rules: consentRules, adoption: 'upload' }),
  ],
})
