import type { Collection } from '#domain/sync/collection.ts'
import { defineModule } from '#domain/sync/define-module.ts'
import { register } from '#domain/sync/registry.ts'
import { assemblies, engineTypes, estimateTypes, makes, mechanics, models, norms, prices } from './schema.ts'

const catalogue = <C extends Collection>(
  collection: C,
  indexes: readonly (keyof C['columns'] & string)[] = [],
) => register(collection, { adoption: 'upload', indexes })

export const catalogModule = defineModule({
  name: 'catalog',
  collections: [
    catalogue(makes),
    catalogue(models, ['marca_id']),
    catalogue(assemblies),
    catalogue(norms),
    catalogue(prices),
    catalogue(estimateTypes),
    catalogue(engineTypes),
    catalogue(mechanics),
  ],
})
