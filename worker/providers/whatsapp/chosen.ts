import type { Env } from '#worker/env.ts'
import { cloudApi } from './cloud-api.ts'
import { localWhatsApp } from './local.ts'
import type { WhatsAppProvider } from './port.ts'

export type WhatsAppEnv = Pick<
  Env,
  'WHATSAPP' | 'WHATSAPP_NUMBER_ID' | 'WHATSAPP_TEMPLATE' | 'WHATSAPP_TOKEN' | 'DB'
>

/** The provider of WhatsApp of this deployment; null where the account is not set up: people then open a link. */
export const whatsAppProvider = (env: WhatsAppEnv): WhatsAppProvider | null => {
  const { WHATSAPP: api, WHATSAPP_NUMBER_ID: numberId, WHATSAPP_TEMPLATE: template, WHATSAPP_TOKEN } = env
  if (api === 'local') return localWhatsApp(env, Date.now)
  if (api === 'none' || numberId === '' || template === '' || !WHATSAPP_TOKEN) return null
  return cloudApi({ api, numberId, template, token: WHATSAPP_TOKEN })
}
