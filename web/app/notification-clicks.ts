import { router } from './router.tsx'

/**
 * A click on a notification of the system (`web/service-worker/notifications.ts`) leads to its page in this window. The
 * app listens from its start: the click may have brought the window to the front while the app still opens.
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
