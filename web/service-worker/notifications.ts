import type { PushMessage } from '#domain/notifications/push-message.ts'

/** Shows a push as a notification, and leads a click to the thing itself. */
export const watchNotifications = (worker: ServiceWorkerGlobalScope): void => {
  worker.addEventListener('push', (event) => {
    if (!event.data) return
    const { title, body, path, tag }: PushMessage = event.data.json()
    const options = { body, tag, data: { path }, icon: '/icon-192.png', badge: '/icon-192.png' }
    event.waitUntil(worker.registration.showNotification(title, options))
  })

  // An open window goes there by the app's own navigation, which keeps typed text; without one a new window opens.
  const open = async (path: string) => {
    const windows = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true })
    const window = windows.find(({ visibilityState }) => visibilityState === 'visible') ?? windows[0]
    if (!window) return worker.clients.openWindow(path)
    window.postMessage({ open: path })
    return window.focus()
  }
  worker.addEventListener('notificationclick', (event) => {
    event.notification.close()
    event.waitUntil(open(event.notification.data.path))
  })
}
