import { defineModule } from '#domain/sync/define-module.ts'
import { register } from '#domain/sync/registry.ts'
import { mailNotification, pushNotification, tellPeople } from './jobs.ts'
import { notificationSettings, notifications } from './schema.ts'

/** A free shop has nobody to tell, so it has none of these rows to bring along. */
export const notificationsModule = defineModule({
  name: 'notifications',
  collections: [
    register(notificationSettings, { adoption: 'none' }),
    register(notifications, {
      adoption: 'none',
      travels: { recent: 'at', days: 90 },
      indexes: ['unread'],
    }),
  ],
  jobs: [tellPeople, pushNotification, mailNotification],
})
