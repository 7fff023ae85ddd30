import { defineModule } from '#domain/sync/define-module.ts'
import { register } from '#domain/sync/registry.ts'
import { vehicles } from './schema.ts'

export const vehiclesModule = defineModule({
  name: 'vehicles',
  collections: [
    register(vehicles, {
      adoption: 'upload',
      indexes: ['nr_inmatriculare', 'merged_into'],
    }),
  ],
})
