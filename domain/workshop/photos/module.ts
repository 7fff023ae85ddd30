import { defineModule } from '#domain/sync/define-module.ts'
import { register } from '#domain/sync/registry.ts'
import { checkPicture, dropPictures } from './jobs.ts'
import { photos } from './schema.ts'

export const photosModule = defineModule({
  name: 'photos',
  collections: [register(photos, { adoption: 'upload', indexes: ['sha256'] })],
  jobs: [dropPictures, checkPicture],
})
