import { useSyncExternalStore } from 'react'
import { isLanguage, type Language, language, writeIn } from './language.ts'
import type { Messages } from './messages.ts'
import { speak } from './spoken.ts'

/** public/first-paint.js reads the same key before the first paint. */
const KEY = 'language'
const listeners = new Set<() => void>()

/** Every language except Romanian is a separate file, which only its speakers download. */
const CATALOGUES: Record<Language, () => Promise<Messages> | undefined> = {
  ro: () => undefined,
  en: () => import('./messages.en.ts'),
}

const use = async (next: Language): Promise<void> => {
  speak(await CATALOGUES[next]())
  writeIn(next)
  document.documentElement.lang = next
  for (const listener of listeners) listener()
}

/**
 * Applies the language that this device has chosen, before the first render. If its catalogue cannot be loaded,
 * Romanian is used; the choice is kept for the next start.
 */
export const startLanguage = async (): Promise<void> => {
  // first-paint.js has read the choice already.
  const chosen = document.documentElement.lang
  if (isLanguage(chosen) && chosen !== language) await use(chosen).catch(() => use('ro'))
}

/**
 * Switches at once and stores the choice on this device. @throws where the catalogue cannot be loaded; nothing has
 * changed then
 */
export const chooseLanguage = async (next: Language): Promise<void> => {
  await use(next)
  try {
    localStorage.setItem(KEY, next)
  } catch {
    // Storage is refused (private window): the choice lasts as long as the page.
  }
}

/** The language in use. Components that read `m` are rendered again when it changes (app/main.tsx). */
export const useLanguage = (): Language =>
  useSyncExternalStore(
    (changed) => {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    () => language,
  )
