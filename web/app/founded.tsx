import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react'
import { useData } from '#web/data/hooks.ts'
import { loadWriting } from '#web/data/mutate.ts'
import { LoadingBar } from '#web/ui/progress.tsx'
import { useIsSlow } from './use-is-slow.ts'

/**
 * Shows a screen of a shop's own rows once the shop has them: on a first visit it asks for the rules that write them.
 * Where those cannot be loaded, it is shown with what there is.
 */
export const Founded = ({ children }: { children: ReactNode }) => {
  const { isFounded } = useData()
  const hasRows = useSyncExternalStore(isFounded.subscribe, isFounded.get)
  const [isMissing, setMissing] = useState(false)
  const isWaiting = !hasRows && !isMissing
  useEffect(() => {
    if (isWaiting) loadWriting().catch(() => setMissing(true))
  }, [isWaiting])
  const isSlow = useIsSlow(isWaiting, 'slow')
  return isWaiting ? <LoadingBar active={isSlow} /> : children
}
