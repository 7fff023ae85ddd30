import * as api from '#domain/api/push.ts'
import { testMessage } from '#domain/notifications/texts/test-message.ts'
import { subscribe, subscriptionsOf, unsubscribe } from '#worker/db/push-subscriptions.ts'
import { route } from '#worker/http/route.ts'
import { pushKey, pushProvider } from '#worker/providers/push/chosen.ts'

/** The browsers of a person that show notifications. */
export const notificationRoutes = [
  route(api.pushKey, (c) => ({ key: pushKey(c.env) })),
  route(api.pushSubscribe, async (c, { body }) => {
    const { id: user_id, sessionId: session_id } = c.get('user')
    await subscribe(c.env, { ...body, user_id, session_id }, new Date().toISOString())
  }),
  route(api.pushUnsubscribe, async (c, { body }) => {
    await unsubscribe(c.env, c.get('user').id, body.endpoint)
  }),
  route(api.pushTest, async (c, { body: { endpoint } }) => {
    const { id } = c.get('user')
    const { tenantId } = c.get('actor')
    const provider = await pushProvider(c.env)
    if (!provider) return { outcome: 'refused' as const }
    const browsers = await subscriptionsOf(c.env, tenantId, id, new Date().toISOString())
    const browser = browsers.find((one) => one.endpoint === endpoint)
    if (!browser) return { outcome: 'gone' as const }
    const tag = crypto.randomUUID().replaceAll('-', '')
    const { kind } = await provider.send(browser, testMessage(browser.language, tag))
    if (kind === 'gone') await unsubscribe(c.env, id, endpoint)
    return { outcome: kind }
  }),
]
