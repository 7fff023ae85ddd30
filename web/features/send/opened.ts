import { Observable } from '#web/data/sync/status.ts'
import type { About } from './outgoing/about.ts'

/**
 * What the one sheet of the app is open for. It stands beside the pages, not in them: a page that changes its form, as
 * at another width, takes no sheet along.
 */
const opened = new Observable<{ about: About; path: string } | null>(null)

export const openSend = (about: About): void => opened.set({ about, path: location.pathname })
export const closeSend = (): void => opened.set(null)
export const { get: sendOpened, subscribe: onSendOpened } = opened
