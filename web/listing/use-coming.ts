import { useSyncExternalStore } from 'react'
import { useFirstLoadPending } from '#web/data/first-load-pending.ts'
import { useData } from '#web/data/hooks.ts'
import { m } from '#web/i18n/messages.ts'

/** While the first load brings rows, any row may still be missing: how far it is, in words. null once all are there. */
export const useComing = (): string | null => {
  const { status } = useData()
  const { progress } = useSyncExternalStore(status.subscribe, status.get)
  if (useFirstLoadPending() !== true) return null
  return m.listing.coming(progress ? m.ui.sync.progress(progress.done, progress.total) : '')
}
