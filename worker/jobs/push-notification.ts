import type * as v from 'valibot'
import { addressOf } from '#domain/notifications/address.ts'
import type { pushNotification } from '#domain/notifications/jobs.ts'
import { pushMessage } from '#domain/notifications/push-message.ts'
import { textOf } from '#domain/notifications/texts/text-of.ts'
import { subscriptionsOf, unsubscribe } from '#worker/db/push-subscriptions.ts'
import { unread } from '#worker/modules/notifications/unread.ts'
import { pushProvider } from '#worker/providers/push/chosen.ts'
import { Retry } from './failures.ts'
import type { JobHandler } from './job-handler.ts'

/**
 * Shows a notification on its person's devices. Another try sends it to all of them again; they show one of its tag. A
 * browser that wants no more is forgotten.
 */
export const handle: JobHandler<v.InferOutput<typeof pushNotification.schema>> = async ({
  env,
  db,
  tenantId,
  payload,
}) => {
  const provider = await pushProvider(env)
  const row = provider && (await unread(db, payload.notificationId))
  if (!row) return
  const browsers = await subscriptionsOf(env, tenantId, row.user_id, new Date().toISOString())
  const answers = await Promise.all(
    browsers.map(async ({ language, ...browser }) => {
      const text = textOf(row, language)
      if (!text) return null
      const tag = row.id.replaceAll('-', '')
      const answer = await provider.send(browser, pushMessage({ ...text, path: addressOf(row), tag }))
      if (answer.kind === 'gone') await unsubscribe(env, row.user_id, browser.endpoint)
      return answer
    }),
  )
  const waits = answers.flatMap((answer) => (answer?.kind === 'later' ? [answer.after] : []))
  if (waits.length > 0) throw new Retry('push_busy', { after: Math.max(...waits) })
}
