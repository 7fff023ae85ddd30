import { useSyncExternalStore } from 'react'

/** Whether a media query holds, followed as it changes. */
export const useMedia = (query: string): boolean =>
  useSyncExternalStore(
    (changed) => {
      const list = matchMedia(query)
      list.addEventListener('change', changed)
      return () => list.removeEventListener('change', changed)
    },
    () => matchMedia(query).matches,
  )

/** Where the sidebar stands and sheets open at the side; the same bound as `desk:` in tokens.css. */
export const useDesk = (): boolean => useMedia('(min-width: 60rem)')
