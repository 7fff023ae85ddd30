import { defineModule } from '#domain/sync/define-module.ts'
import { register } from '#domain/sync/registry.ts'
import { sendMessage } from './jobs.ts'
import { messageFailed } from './notifications.ts'
import { messageSettings, messages, messageTemplates, stopList } from './schema.ts'
import { messageSettingsRules } from './settings-rules.ts'

export const messagesModule = defineModule({
  name: 'messages',
  collections: [
    register(messageSettings, { rules: messageSettingsRules, adoption: 'upload' }),
    register(messageTemplates, { adoption: 'upload' }),
    register(messages, {
      adoption: 'none',
      travels: { recent: 'queued_at', days: 90 },
      indexes: ['order_id', 'invoice_id', 'vehicle_id', 'reminder_id', 'state'],
    }),
    register(stopList, { adoption: 'none' }),
  ],
  jobs: [sendMessage],
  notifications: [messageFailed],
})
