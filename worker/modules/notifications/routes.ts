import * as api from '#domain/api/push.ts'
import { subscribe, unsubscribe } from '#worker/db/push-subscriptions.ts'
import { route } from '#worker/http/route.ts'
import { pushKey } from '#worker/providers/push/chosen.ts'

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
]
