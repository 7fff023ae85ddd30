import { defineModule } from '#domain/sync/define-module.ts'
import { register } from '#domain/sync/registry.ts'
import { reminders } from './schema.ts'

export const remindersModule = defineModule({
  name: 'reminders',
  collections: [register(reminders, { adoption: 'upload', indexes: ['due_date'] })],
})
