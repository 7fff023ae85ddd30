import type { Content } from '#domain/mail/letter.ts'
import type { Env } from '#worker/env.ts'
import { mailProvider } from '#worker/providers/mail/chosen.ts'
import { type Attachment, MAIL_REFUSALS } from '#worker/providers/mail/port.ts'
import { Final, Retry } from './failures.ts'

/**
 * Sends one mail of our own to one reader; a repeat of the key is the same mail where the provider knows keys.
 * @throws Retry, Final: also after an answer that never came, since the mail may have left
 */
export const sendMail = async (
  env: Env,
  {
    key,
    to,
    content,
    attachments = [],
  }: { key: string; to: string; content: Content; attachments?: readonly Attachment[] },
): Promise<void> => {
  const provider = await mailProvider(env)
  const answer = await provider.send({ key, to, fromName: 'ROA AUTO', replyTo: '', attachments, ...content })
  if (answer.kind === 'accepted') return
  if (answer.kind === 'unsure') throw new Final('no_answer')
  throw MAIL_REFUSALS[answer.reason] === 'later' ? new Retry(answer.reason) : new Final(answer.reason)
}
