import type { Env } from '#worker/env.ts'
import { localSms } from './local.ts'
import type { SmsProvider } from './port.ts'
import { smsApi } from './smsapi.ts'

/** No SMS can leave; a job that sends one gets an error. */
const noSms: SmsProvider = {
  remembers: Number.POSITIVE_INFINITY,
  send: async () => ({ kind: 'refused', reason: 'no_provider' }),
}

/** The provider of SMS of this deployment: by `SMS_GATEWAY`, and none where SMSAPI's token is missing. */
export const smsProvider = (env: Pick<Env, 'SMS_GATEWAY' | 'SMSAPI_TOKEN' | 'DB'>): SmsProvider => {
  if (env.SMS_GATEWAY === 'local') return localSms(env, Date.now)
  if (env.SMS_GATEWAY === 'none' || !env.SMSAPI_TOKEN) return noSms
  return smsApi(env.SMS_GATEWAY, env.SMSAPI_TOKEN)
}
