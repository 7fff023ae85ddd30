const isInstalled = (worker: ServiceWorker): Promise<void> =>
  new Promise((resolve) => {
    const look = () => worker.state !== 'installing' && resolve()
    worker.addEventListener('statechange', look)
    look()
  })

/**
 * Reloads into the newest version of the app. A plain reload is not enough (S17.3): the service worker serves the files
 * that it has, and a new one waits until every tab is closed.
 */
export const loadNewestApp = async (): Promise<void> => {
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined
  const registration = await workers?.getRegistration()
  // Without a network the reload serves what is cached.
  await registration?.update().catch(() => undefined)
  const next = registration?.installing ?? registration?.waiting
  if (workers && next) {
    const taken = new Promise((resolve) =>
      workers.addEventListener('controllerchange', resolve, { once: true }),
    )
    await isInstalled(next)
    next.postMessage({ type: 'SKIP_WAITING' })
    if (next.state !== 'redundant') await taken
  }
  location.reload()
}
