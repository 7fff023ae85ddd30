import type * as v from 'valibot'
import { contentOf } from '#domain/mail/letter.ts'
import type { mailSupport } from '#domain/support/jobs.ts'
import { peopleOf } from '#worker/db/people.ts'
import { mailProvider } from '#worker/providers/mail/chosen.ts'
import { MAIL_REFUSALS } from '#worker/providers/mail/port.ts'
import { Final, Retry } from './failures.ts'
import type { JobHandler } from './job-handler.ts'

/** Brings a person's message to us; an answer goes to the address of the account. */
export const handle: JobHandler<v.InferOutput<typeof mailSupport.schema>> = async ({
  env,
  tenantId,
  key,
  payload: { subject, text, diagnosis, userId, isPriority },
}) => {
  const person = (await peopleOf(env, tenantId)).find(({ id }) => id === userId)
  if (!person) return
  if (env.SUPPORT_EMAIL === '') throw new Final('no_provider')
  const provider = await mailProvider(env)
  const answer = await provider.send({
    key: `${tenantId}/${key}`,
    to: env.SUPPORT_EMAIL,
    fromName: 'ROA AUTO',
    replyTo: person.email,
    ...contentOf({
      language: 'en',
      subject: `${isPriority ? '[priority] ' : ''}${subject}`,
      sender: `${person.name}, ${person.role}`,
      body: text,
      footer: [`shop ${tenantId}`, `user ${userId}`],
    }),
    ...(diagnosis === ''
      ? {}
      : {
          attachments: [
            {
              name: 'diagnosis.json',
              type: 'application/json',
              bytes: new Uint8Array(new TextEncoder().encode(diagnosis)),
            },
          ],
        }),
  })
  if (answer.kind === 'unsure') throw new Final('no_answer')
  if (answer.kind === 'accepted') return
  throw MAIL_REFUSALS[answer.reason] === 'later' ? new Retry(answer.reason) : new Final(answer.reason)
}
