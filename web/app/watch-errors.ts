/** Errors go to the server; the code for it comes with the first one. */
export const tellServer = (error: unknown): void => {
  void import('#web/data/report-error.ts')
    .then(({ reportToServer }) => reportToServer(error))
    .catch(() => undefined)
}

/** Reports what nobody has caught. A screen that threw reports itself (error-page.tsx). */
export const watchErrors = (): void => {
  addEventListener('error', ({ error }) => tellServer(error))
  addEventListener('unhandledrejection', ({ reason }) => tellServer(reason))
}
