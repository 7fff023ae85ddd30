import { PREFERENCES_PAGE } from '../address.ts'
import { type PushMessage, pushMessage } from '../push-message.ts'
import type { NotificationLanguage } from '../schema.ts'

const TEXTS = {
  ro: { title: 'ROA AUTO', body: 'Notificările ajung pe acest dispozitiv.' },
  en: { title: 'ROA AUTO', body: 'Notifications reach this device.' },
} as const satisfies Record<NotificationLanguage, { title: string; body: string }>

/** The notification by which a person tries out a device. Each try has its own `tag`, so that each is shown. */
export const testMessage = (language: NotificationLanguage, tag: string): PushMessage =>
  pushMessage({ ...TEXTS[language], path: PREFERENCES_PAGE, tag })
