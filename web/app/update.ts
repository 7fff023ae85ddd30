import { registerSW } from 'virtual:pwa-register'
import { m } from '#web/i18n/messages.ts'
import { toast } from '#web/ui/toast-store.ts'
import { lookAgain, MINUTE } from './look-again.ts'

/**
 * Registers the service worker and asks before a new version takes over, so that nobody loses a half-written line to a
 * reload.
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
    onRegisteredSW: (address, registration) => {
      if (registration) lookAgain(address, registration)
    },
    onRegisterError: () => {
      setTimeout(watchForUpdate, MINUTE)
    },
  })
}
