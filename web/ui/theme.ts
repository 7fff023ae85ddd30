import { useSyncExternalStore } from 'react'

/** `auto` follows the system. public/first-paint.js reads the same key and values before the first paint. */
export type Theme = 'auto' | 'light' | 'dark'

const KEY = 'theme'
const listeners = new Set<() => void>()

const read = (): Theme => {
  const chosen = document.documentElement.dataset.theme
  return chosen === 'light' || chosen === 'dark' ? chosen : 'auto'
}

/** The browser's bar takes the colour of the bench; index.html has the same two values. */
const BENCH = { light: '#eceae5', dark: '#131210' }

const paintBrowserBar = (theme: Theme): void => {
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
    const own = meta.media.includes('dark') ? 'dark' : 'light'
    meta.content = BENCH[theme === 'auto' ? own : theme]
  }
}

/** Applies a choice and stores it on this device. */
export const chooseTheme = (theme: Theme): void => {
  if (theme === 'auto') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
  paintBrowserBar(theme)
  try {
    if (theme === 'auto') localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, theme)
  } catch {
    // Storage is refused (private window): the choice lasts as long as the page.
  }
  for (const listener of listeners) listener()
}

/** The theme in use. */
export const useTheme = (): Theme =>
  useSyncExternalStore((changed) => {
    listeners.add(changed)
    return () => listeners.delete(changed)
  }, read)
