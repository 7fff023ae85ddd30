import type * as v from 'valibot'
import { notificationMail } from '#domain/mail/notification-mail.ts'
import { addressOf, PREFERENCES_PAGE } from '#domain/notifications/address.ts'
import type { mailNotification } from '#domain/notifications/jobs.ts'
import { notificationSettings } from '#domain/notifications/schema.ts'
import { textOf } from '#domain/notifications/texts/text-of.ts'
import { systemActor } from '#domain/sync/actor.ts'
import { peopleOf } from '#worker/db/people.ts'
import { visibleRow } from '#worker/db/visibility.ts'
import { publicOrigin } from '#worker/http/public-origin.ts'
import { unread } from '#worker/modules/notifications/unread.ts'
import { mailProvider } from '#worker/providers/mail/chosen.ts'
import { MAIL_REFUSALS } from '#worker/providers/mail/port.ts'
import { Final, Retry } from './failures.ts'
import type { JobHandler } from './job-handler.ts'

/**
 * Sends a notification to its person by mail. After an answer that never came it is not sent again: it is in the app. A
 * carrier that dies in between sends it twice, under the same Message-ID.
 */
export const handle: JobHandler<v.InferOutput<typeof mailNotification.schema>> = async ({
  env,
  db,
  tenantId,
  key,
  payload,
}) => {
  const row = await unread(db, payload.notificationId)
  const person = row && (await peopleOf(env, tenantId)).find(({ id }) => id === row.user_id)
  if (!person) return
  const settings = await visibleRow(
    db,
    systemActor({ tenantId }, 'notifications'),
    notificationSettings,
    person.id,
  )
  const language = settings?.language ?? 'ro'
  const text = textOf(row, language)
  if (!text) return
  const origin = publicOrigin(env)
  const content = notificationMail({
    language,
    ...text,
    url: `${origin}${addressOf(row)}`,
    settings: `${origin}${PREFERENCES_PAGE}`,
  })
  const provider = await mailProvider(env)
  const answer = await provider.send({
    key: `${tenantId}/${key}`,
    to: person.email,
    fromName: 'ROA AUTO',
    replyTo: '',
    ...content,
  })
  if (answer.kind === 'unsure') throw new Final('no_answer')
  if (answer.kind === 'accepted') return
  throw MAIL_REFUSALS[answer.reason] === 'later' ? new Retry(answer.reason) : new Final(answer.reason)
}
