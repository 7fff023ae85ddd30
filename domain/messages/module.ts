import { defineModule } from '#domain/sync/define-module.ts'
import { register } from '#domain/sync/registry.ts'
import { expireMessages, sendMessage, writeAutomatic } from './jobs.ts'
import { messageFailed } from './notifications.ts'
import { messageRules } from './rules.ts'
import { messageSettings, messages, messageTemplates, stopList } from './schema.ts'
import { messageSettingsRules } from './settings-rules.ts'
import { stopRules } from './stop-rules.ts'
import { templateRules } from './template-rules.ts'

export const messagesModule = defineModule({
  name: 'messages',
  collections: [
    register(messageSettings, { rules: messageSettingsRules, adoption: 'upload' }),
    register(messageTemplates, { rules: templateRules, adoption: 'upload' }),
    register(messages, {
      rules: messageRules,
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
    register(stopList, { rules: stopRules, adoption: 'none' }),
  ],
  jobs: [sendMessage, expireMessages, writeAutomatic],
  notifications: [messageFailed],
})
