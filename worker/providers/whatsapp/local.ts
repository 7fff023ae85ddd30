import type { Env } from '#worker/env.ts'
import { takePhoneMessage } from '../local-phone.ts'
import type { WhatsAppProvider } from './port.ts'

/** Keeps messages by WhatsApp on a development machine. `clock` in milliseconds. */
export const localWhatsApp = (env: Pick<Env, 'DB'>, clock: () => number): WhatsAppProvider => ({
  remembers: Number.POSITIVE_INFINITY,
  send: ({ language, ...message }) =>
    takePhoneMessage(env, 'whatsapp', { ...message, segments: 1, details: { language } }, clock()),
})
