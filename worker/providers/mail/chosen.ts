import type { Env } from '#worker/env.ts'
import { cloudflareMail } from './cloudflare.ts'
import { localMail } from './local.ts'
import type { MailProvider } from './port.ts'

/** What `MAIL` may say. */
const CHOICES = ['cloudflare', 'smtp', 'local', 'none'] as const
type Choice = (typeof CHOICES)[number]

type MailEnv = Pick<Env, 'MAIL' | 'MAIL_FROM' | 'SMTP_URL' | 'EMAIL' | 'DB'>

/** No mail can leave; a job that sends one gets an error. */
const noMail: MailProvider = {
  leaves: false,
  remembers: Number.POSITIVE_INFINITY,
  send: async () => ({ kind: 'refused', reason: 'no_provider' }),
}

const isChoice = (text: string): text is Choice => (CHOICES as readonly string[]).includes(text)

/**
 * The mail provider of this deployment, by `MAIL`. The SMTP library is loaded only where it is used.
 * @throws Error that names what is missing or wrong, never its value
 */
export const mailProvider = async (env: MailEnv): Promise<MailProvider> => {
  const { MAIL: choice, MAIL_FROM: from } = env
  if (!isChoice(choice)) throw new Error(`MAIL is none of ${CHOICES.join(', ')}`)
  if (choice === 'local') return localMail(env, Date.now)
  if (choice === 'none') return noMail
  if (!from.includes('@')) throw new Error('MAIL_FROM is no address')
  if (choice === 'cloudflare') return cloudflareMail(env.EMAIL, from)
  if (!env.SMTP_URL) throw new Error('SMTP_URL is missing')
  const { smtpMail, smtpServerOf } = await import('./smtp.ts')
  return smtpMail(smtpServerOf(env.SMTP_URL), from)
}
