import { defineModule } from '#domain/sync/define-module.ts'
import { register } from '#domain/sync/registry.ts'
import { appointments } from './schema.ts'

export const appointmentsModule = defineModule({
  name: 'appointments',
  collections: [register(appointments, { adoption: 'upload' })],
})
