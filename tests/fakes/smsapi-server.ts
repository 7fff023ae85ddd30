import { serve } from './serve.ts'
import { SmsApiFake } from './smsapi.ts'

/** The fake SMSAPI as a server on this machine. */
export const startSmsApiServer = async (fake = new SmsApiFake()) => {
  const { origin, stop } = await serve(fake.answer)
  return { fake, url: `${origin}/sms.do`, stop }
}
