/*
 * The part of the service worker that shows notifications: workbox makes the other part and imports this one. A push is
 * a `PushMessage` (domain/notifications/push-message.ts).
 */
self.addEventListener('push', (event) => {
  const { title, body, path, tag } = event.data.json()
  const options = { body, tag, data: { path }, icon: '/icon-192.png', badge: '/icon-192.png' }
  event.waitUntil(self.registration.showNotification(title, options))
})

/*
 * A click leads to the thing itself. An open window goes there by the app's own navigation, which keeps what is typed;
 * only without one another window opens.
 */
self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  const { path } = event.notification.data
  const open = async () => {
    const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
    const window = windows.find(({ visibilityState }) => visibilityState === 'visible') ?? windows[0]
    if (!window) return self.clients.openWindow(path)
    window.postMessage({ open: path })
    return window.focus()
  }
  event.waitUntil(open())
})
