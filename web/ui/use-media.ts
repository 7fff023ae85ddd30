import { useSyncExternalStore } from 'react'

type Media = { subscribe: (changed: () => void) => () => void; matches: () => boolean }

const known = new Map<string, Media>()

/** A query is asked once and then followed: each further question would make the browser lay out the page first. */
const follow = (query: string): Media => {
  const list = matchMedia(query)
  const listeners = new Set<() => void>()
  let { matches } = list
  list.addEventListener('change', (event) => {
    matches = event.matches
    for (const listener of listeners) listener()
  })
  return {
    subscribe: (changed) => {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    matches: () => matches,
  }
}

/** Whether a media query matches, kept current. */
export const useMedia = (query: string): boolean => {
  const media = known.get(query) ?? follow(query)
  known.set(query, media)
  return useSyncExternalStore(media.subscribe, media.matches)
}

/** Whether the sidebar is shown and sheets open at the side; the same bound as `desk:` in tokens.css. */
export const useDesk = (): boolean => useMedia('(min-width: 60rem)')
