import { defineModule } from '#domain/sync/define-module.ts'
import { register } from '#domain/sync/registry.ts'
import { carDone, clockForgotten } from './notifications.ts'
import { workSessions } from './schema.ts'

export const clockModule = defineModule({
  name: 'clock',
  collections: [
    register(workSessions, {
      adoption: 'upload',
      indexes: ['mechanic_id', 'started_at', 'asks'],
    }),
  ],
  notifications: [clockForgotten, carDone],
})
