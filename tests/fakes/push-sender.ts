import type { PushMessage } from '#domain/notifications/push-message.ts'
import type { Subscription } from '#worker/providers/push/port.ts'
import { vapidKeysOf } from '#worker/providers/push/vapid.ts'
import { webPushProvider } from '#worker/providers/push/web-push.ts'

/** A Worker that does nothing but push: the tests run it in workerd, against a service in Node. */
export default {
  async fetch(request: Request): Promise<Response> {
    const { key, subject, subscription, message } = (await request.json()) as {
      key: string
      subject: string
      subscription: Subscription
      message: PushMessage
    }
    return Response.json(await webPushProvider(vapidKeysOf(key), subject).send(subscription, message))
  },
}
