import { defineModule } from './define-module.ts'
import { register } from './registry.ts'
import { replacedValues } from './replaced-values.ts'

export const syncModule = defineModule({
  name: 'sync',
  collections: [register(replacedValues, { adoption: 'none' })],
})
