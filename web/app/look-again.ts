export const MINUTE = 60_000
export const HOUR = 60 * MINUTE

/**
 * Looks for a new version each hour. A first installation that broke off, as when the network or the server went away
 * meanwhile, leaves no worker behind: it begins again within a minute.
 */
export const lookAgain = (address: string, registration: ServiceWorkerRegistration): void => {
  const isInstalled = registration.active !== null
  const look = async () => {
    if (!navigator.onLine) return registration
    return isInstalled ? registration.update() : navigator.serviceWorker.register(address)
  }
  setTimeout(
    async () => lookAgain(address, (await look().catch(() => registration)) ?? registration),
    isInstalled ? HOUR : MINUTE,
  )
}
