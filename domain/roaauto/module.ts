import { defineModule } from '#domain/sync/define-module.ts'
import { register } from '#domain/sync/registry.ts'
import { buildExport, dropExport } from './jobs.ts'
import { exportFailed, exportReady } from './notifications.ts'
import { shopExports } from './schema.ts'

export const roaautoModule = defineModule({
  name: 'roaauto',
  collections: [register(shopExports, { adoption: 'none' })],
  jobs: [buildExport, dropExport],
  notifications: [exportReady, exportFailed],
})
