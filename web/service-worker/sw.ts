import { cacheNames, clientsClaim } from 'workbox-core'
import {
  addPlugins,
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  getCacheKeyForURL,
  type PrecacheEntry,
  precacheAndRoute,
} from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'
import { SERVER_PATTERN } from '#domain/api/paths.ts'
import { watchNotifications } from './notifications.ts'
import { unpack } from './pack.ts'

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: (PrecacheEntry | string)[] }

/** The service worker: the app opens without a network, and a push is shown. */

let unpacked: Promise<void> | undefined

addPlugins([
  {
    handlerWillStart: async ({ event }) => {
      if (event?.type !== 'install') return
      unpacked ??= caches.open(cacheNames.precache).then((cache) => unpack(cache, getCacheKeyForURL))
      await unpacked.catch(() => {})
    },
  },
])
precacheAndRoute(self.__WB_MANIFEST)
cleanupOutdatedCaches()
registerRoute(new NavigationRoute(createHandlerBoundToURL('/index.html'), { denylist: [SERVER_PATTERN] }))

// The page that installs the worker is served by it at once: who loses the network right after opens every screen.
clientsClaim()

// The app asks its user before a new version takes over (`web/app/update.ts`).
self.addEventListener('message', ({ data }) => {
  if (data?.type === 'SKIP_WAITING') void self.skipWaiting()
})

watchNotifications(self)
