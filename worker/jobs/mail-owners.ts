import type { Content, Language } from '#domain/mail/letter.ts'
import { rolesWith } from '#domain/team/permissions.ts'
import { peopleOf } from '#worker/db/people.ts'
import type { Env } from '#worker/env.ts'
import type { Attachment } from '#worker/providers/mail/port.ts'
import { sendMail } from './send-mail.ts'

/**
 * Writes to each person who decides about the subscription of a shop. The key of a mail names its person, so that a try
 * after a failure mails nobody twice where the provider knows keys; an address that refuses mail does not stop the
 * others.
 * @throws the first failure, after the mails to everybody else
 */
export const mailOwners = async (
  env: Env,
  tenantId: string,
  key: string,
  contentFor: (language: Language) => Content,
  attachments: readonly Attachment[] = [],
): Promise<void> => {
  const people = await peopleOf(env, tenantId)
  const owners = people.filter(({ role }) => rolesWith('subscription').includes(role))
  const failures: unknown[] = []
  for (const { id, email, language } of owners)
    await sendMail(env, {
      key: `${tenantId}/${key}/${id}`,
      to: email,
      content: contentFor(language),
      attachments,
    }).catch((error: unknown) => failures.push(error))
  if (failures.length > 0) throw failures[0]
}
