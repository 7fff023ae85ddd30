import { defineModule } from '#domain/sync/define-module.ts'
import { register } from '#domain/sync/registry.ts'
import { expireMessages, sendMessage, writeAutomatic } from './jobs.ts'
import { messageFailed } from './notifications.ts'
import { messageSettings, messages, messageTemplates, stopList } from './schema.ts'

export const messagesModule = defineModule({
  name: 'messages',
  collections: [
    register(messageSettings, { adoption: 'upload' }),
    register(messageTemplates, { adoption: 'upload' }),
    register(messages, {
      adoption: 'none',
      travels: { recent: 'queued_at', days: 90 },
      indexes: [
        'contact_id',
        'order_id',
        'invoice_id',
        'vehicle_id',
        'reminder_id',
        'appointment_id',
        'state',
      ],
    }),
    register(stopList, { adoption: 'none' }),
  ],
  jobs: [sendMessage, expireMessages, writeAutomatic],
  notifications: [messageFailed],
})
