import { useSyncExternalStore } from 'react'

/** Whether a media query matches, kept current. */
export const useMedia = (query: string): boolean =>
  useSyncExternalStore(
    (changed) => {
      const list = matchMedia(query)
      list.addEventListener('change', changed)
      return () => list.removeEventListener('change', changed)
    },
    () => matchMedia(query).matches,
  )

/** Whether the sidebar is shown and sheets open at the side; the same bound as `desk:` in tokens.css. */
export const useDesk = (): boolean => useMedia('(min-width: 60rem)')
