/** The browser's own question whether to install the app, which a page may ask later. Only Chromium has it. */
export type InstallPrompt = Event & {
  prompt: () => Promise<void>
  userChoice: Promise<{ outcome: 'accepted' | 'dismissed' }>
}

let kept: InstallPrompt | null = null

/** The browser's question, if it has one to ask now. */
export const installPrompt = (): InstallPrompt | null => kept

/** Keeps the browser's question for our own offer. It comes once, soon after the page is loaded. */
export const watchInstall = (): void => {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    kept = event as InstallPrompt
  })
  addEventListener('appinstalled', () => {
    kept = null
  })
}
