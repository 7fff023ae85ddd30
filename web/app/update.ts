import { registerSW } from 'virtual:pwa-register'
import { m } from '#web/i18n/messages.ts'
import { toast } from '#web/ui/toast-store.ts'

const HOUR = 3_600_000

/**
 * Registers the service worker and asks before a new version takes over, so that nobody loses a half-written line to a
 * reload. A device that stays open for days checks for a new version each hour, when it is online.
 */
export const watchForUpdate = (): void => {
  if (!import.meta.env.PROD) return
  const update = registerSW({
    immediate: true,
    onNeedRefresh: () => {
      toast(m.shell.updateReady, {
        timeout: 0,
        action: { label: m.shell.reload, onAction: () => void update(true) },
      })
    },
    onRegisteredSW: (_address, registration) => {
      if (!registration) return
      setInterval(() => {
        if (navigator.onLine) registration.update().catch(() => undefined)
      }, HOUR)
    },
  })
}
