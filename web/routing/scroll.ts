const KEY = 'roa.scroll'

const isReload = (): boolean =>
  (performance.getEntriesByType('navigation') as PerformanceNavigationTiming[])[0]?.type !== 'navigate'

/** A typed address has the same key as the one typed before it in this tab, and begins at its top. */
const read = (): Record<string, number> => {
  try {
    const { default: typed, ...rest } = JSON.parse(sessionStorage.getItem(KEY) ?? '{}')
    return isReload() && typed !== undefined ? { ...rest, default: typed } : rest
  } catch {
    return {}
  }
}

/** Where the page stood when an entry of the history was left, by the entry's key; kept for the tab. */
const positions = read()

/** Notes where the page stands. */
export const noteScroll = (key: string): void => {
  positions[key] = scrollY
}

/** Pixels from the top at which the entry was left; null for a new one. */
export const scrollOf = (key: string): number | null => positions[key] ?? null

/** The browser's own restoring would move a page that has no content yet; what it does elsewhere stays as it is. */
export const takeOverScroll = (keyNow: () => string | null): void => {
  history.scrollRestoration = 'manual'
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) history.scrollRestoration = 'manual'
  })
  addEventListener('pagehide', () => {
    const key = keyNow()
    if (key !== null) noteScroll(key)
    try {
      sessionStorage.setItem(KEY, JSON.stringify(positions))
    } catch {
      // Storage refused: a reload begins at the top.
    }
    history.scrollRestoration = 'auto'
  })
}

const elementAt = (hash: string): HTMLElement | null => {
  try {
    return document.getElementById(decodeURIComponent(hash.slice(1)))
  } catch {
    return null
  }
}

/** What happens to the scroll when a screen is shown: its place of before, none, or its own start. */
export type Scroll = number | 'stay' | 'start'

export const applyScroll = (scroll: Scroll, hash: string): void => {
  const target = hash === '' ? null : elementAt(hash)
  if (typeof scroll === 'number') scrollTo(0, scroll)
  else if (target) target.scrollIntoView()
  else if (scroll === 'start') scrollTo(0, 0)
}
