import * as api from '#domain/api/push.ts'
import { call } from '#web/data/call.ts'
import type { AppDatabase } from '#web/data/database.ts'
import { getMeta, setMeta } from '#web/data/database.ts'
import { language } from '#web/i18n/language.ts'

/**
 * Whether this browser shows the notifications of this person: `unable` where it can't at all, `denied` where the
 * browser's own settings forbid it.
 */
export type PushState = 'unable' | 'denied' | 'off' | 'on'

/** In the person's own database: another person in the same browser decides for himself. */
const WANTED = 'push'

const canPush = (): boolean =>
  'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window

const registered = async (): Promise<ServiceWorkerRegistration | null> =>
  (await navigator.serviceWorker.getRegistration()) ?? null

export const pushState = async (db: AppDatabase): Promise<PushState> => {
  const isWanted = await getMeta<boolean>(db, WANTED)
  if (!canPush() || !(await registered())) return 'unable'
  if (Notification.permission === 'denied') return 'denied'
  return isWanted && Notification.permission === 'granted' ? 'on' : 'off'
}

const keyBytes = (text: string): Uint8Array<ArrayBuffer> => {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(binary, (character) => character.charCodeAt(0))
}

/** Subscribes the browser and tells the server. False where this server pushes nothing. */
const subscribe = async (registration: ServiceWorkerRegistration): Promise<boolean> => {
  const { key } = await call(api.pushKey, {})
  if (key === null) return false
  const options = { userVisibleOnly: true, applicationServerKey: keyBytes(key) }
  const made = await registration.pushManager.subscribe(options).catch(async () => {
    // A subscription with an earlier key of the server stands in the way.
    await (await registration.pushManager.getSubscription())?.unsubscribe()
    return registration.pushManager.subscribe(options)
  })
  const { endpoint = '', keys = {} } = made.toJSON()
  const { p256dh = '', auth = '' } = keys
  await call(api.pushSubscribe, { body: { endpoint, p256dh, auth, language } })
  return true
}

/**
 * Asks the browser for its permission and subscribes; called from a press, as browsers require.
 * @throws AppError, NetworkError as `call`
 */
export const turnOn = async (db: AppDatabase): Promise<PushState> => {
  const registration = await registered()
  if (!registration) return 'unable'
  const permission = await Notification.requestPermission()
  if (permission !== 'granted') return permission === 'denied' ? 'denied' : 'off'
  if (!(await subscribe(registration))) return 'unable'
  await setMeta(db, WANTED, true)
  return 'on'
}

/** Turns push off on the device first. If the server is unreachable, its next push ends the subscription. */
export const turnOff = async (db: AppDatabase): Promise<PushState> => {
  await setMeta(db, WANTED, false)
  const subscription = await (await registered())?.pushManager.getSubscription()
  if (!subscription) return 'off'
  const { endpoint } = subscription
  await subscription.unsubscribe()
  await call(api.pushUnsubscribe, { body: { endpoint } }).catch(() => undefined)
  return 'off'
}

/**
 * Shows a test notification in this browser; says what became of it. A browser that is not subscribed any more is
 * turned off, so that the switch tells the truth.
 * @throws AppError, NetworkError as `call`
 */
export const tryOut = async (db: AppDatabase) => {
  const subscription = await (await registered())?.pushManager.getSubscription()
  const outcome = subscription
    ? (await call(api.pushTest, { body: { endpoint: subscription.endpoint } })).outcome
    : 'gone'
  if (outcome === 'gone') await turnOff(db)
  return outcome
}

/** At the app's start: the session and the language may be new, and browsers replace subscriptions. */
export const renewPush = async (db: AppDatabase): Promise<void> => {
  const registration = (await pushState(db)) === 'on' ? await registered() : null
  if (registration) await subscribe(registration)
}
