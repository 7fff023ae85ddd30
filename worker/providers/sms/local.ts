import type { Env } from '#worker/env.ts'
import { takePhoneMessage } from '../local-phone.ts'
import type { SmsProvider } from './port.ts'

/** Keeps SMS on a development machine. `clock` in milliseconds. */
export const localSms = (env: Pick<Env, 'DB'>, clock: () => number): SmsProvider => ({
  remembers: Number.POSITIVE_INFINITY,
  send: ({ encoding, ...sms }) =>
    takePhoneMessage(env, 'sms', { ...sms, details: { encoding, segments: sms.segments } }, clock()),
})
