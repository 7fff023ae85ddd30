import type { Env } from '#worker/env.ts'
import { publicOrigin } from '#worker/http/public-origin.ts'
import { localPush } from './local.ts'
import type { PushProvider } from './port.ts'
import { vapidKeysOf } from './vapid.ts'

type PushEnv = Pick<Env, 'PUSH' | 'VAPID_KEY' | 'PUBLIC_ORIGIN' | 'DB'>

/** The key with which browsers subscribe; null where this deployment pushes nothing. */
export const pushKey = ({ VAPID_KEY }: Pick<Env, 'VAPID_KEY'>): string | null =>
  VAPID_KEY ? vapidKeysOf(VAPID_KEY).publicKey : null

/** Brings notifications to browsers; null where this deployment has no key. The library is loaded where it is used. */
export const pushProvider = async (env: PushEnv): Promise<PushProvider | null> => {
  if (!env.VAPID_KEY) return null
  if (env.PUSH === 'local') return localPush(env, Date.now)
  const { webPushProvider } = await import('./web-push.ts')
  return webPushProvider(vapidKeysOf(env.VAPID_KEY), publicOrigin(env))
}
