import webPush from 'web-push'
import { logFault } from '#worker/log.ts'
import type { PushAnswer, PushProvider } from './port.ts'
import type { VapidKeys } from './vapid.ts'

/** Seconds for which a push service keeps a notification for a device that is off: the next morning it is old. */
const KEPT = 12 * 3_600

/** Milliseconds after which a silent push service is tried again. */
const TIMEOUT = 10_000

/** The shortest wait after „too many”. */
const LATER = 60_000

const GONE = [404, 410]

const answerTo = (response: Response): PushAnswer => {
  if (response.ok) return { kind: 'accepted' }
  if (GONE.includes(response.status)) return { kind: 'gone' }
  if (response.status === 429 || response.status >= 500) {
    const seconds = Number(response.headers.get('retry-after'))
    return { kind: 'later', after: Math.max(LATER, Number.isFinite(seconds) ? seconds * 1_000 : 0) }
  }
  logFault('push_refused', new Error(`the push service answered ${response.status}`))
  return { kind: 'refused' }
}

/**
 * Sends by Web Push (RFC 8030), encrypted for the browser (RFC 8291), signed as this server (RFC 8292). `subject` is the
 * address under which a push service finds us.
 */
export const webPushProvider = (keys: VapidKeys, subject: string): PushProvider => ({
  async send({ endpoint, p256dh, auth }, message) {
    let request: ReturnType<typeof webPush.generateRequestDetails>
    try {
      request = webPush.generateRequestDetails(
        { endpoint, keys: { p256dh, auth } },
        JSON.stringify(message),
        {
          vapidDetails: { subject, ...keys },
          TTL: KEPT,
          urgency: 'normal',
          topic: message.tag,
        },
      )
    } catch {
      // The browser's keys are no keys, so nothing can ever be sent to it.
      return { kind: 'gone' }
    }
    try {
      const { method, headers, body } = request
      // Without the length, which fetch writes itself.
      const { 'Content-Length': _, ...given } = headers as Record<string, string | number>
      const response = await fetch(endpoint, {
        method,
        headers: Object.fromEntries(Object.entries(given).map(([name, value]) => [name, String(value)])),
        body: body && new Uint8Array(body),
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT),
      })
      await response.body?.cancel()
      return answerTo(response)
    } catch {
      return { kind: 'later', after: 0 }
    }
  },
})
