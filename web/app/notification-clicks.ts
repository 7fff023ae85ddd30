import { router } from './router.tsx'

/**
 * A click on a notification of the system leads there in this window (`web/service-worker/notifications.ts`). It is heard from the app's start:
 * the click may be what brought the window to the front while the app still opens.
 */
export const watchNotificationClicks = (): void => {
  if (!('serviceWorker' in navigator)) return
  navigator.serviceWorker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (typeof data === 'object' && data !== null && 'open' in data && typeof data.open === 'string')
      void router.navigate(data.open)
  })
  // Messages that came before a listener wait until they are asked for.
  navigator.serviceWorker.startMessages()
}
