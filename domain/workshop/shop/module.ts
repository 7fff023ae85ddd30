import { defineModule } from '#domain/sync/define-module.ts'
import { register } from '#domain/sync/registry.ts'
import { tenants } from './schema.ts'

export const shopModule = defineModule({
  name: 'shop',
  collections: [register(tenants, { adoption: 'merge' })],
})
