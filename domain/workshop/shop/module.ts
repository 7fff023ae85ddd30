import { defineModule } from '#domain/sync/define-module.ts'
import { register } from '#domain/sync/registry.ts'
import { shopRules } from './rules.ts'
import { tenants } from './schema.ts'

export const shopModule = defineModule({
  name: 'shop',
  collections: [register(tenants, { rules: shopRules, adoption: 'merge' })],
})
