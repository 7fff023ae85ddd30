import { type ReactNode, useEffect, useLayoutEffect, useState, useSyncExternalStore } from 'react'
import { FirstReads, FirstReadsContext } from '#web/data/first-reads.ts'
import { usePending } from '#web/routing/hooks.ts'
import { noteFirstScreen } from '#web/ui/late.ts'
import { LoadingBar } from '#web/ui/progress.tsx'
import { StorageSilent } from './storage-silent.tsx'
import { useIsSlow } from './use-is-slow.ts'

/**
 * Shows a screen once it is whole. Until everything that it reads first is there, it is laid out but hidden, because
 * later parts would move under the pointer. It takes the focus and keys in the meantime; a finger has nothing to hit.
 */
export const WholeScreen = ({ children }: { children: ReactNode }) => {
  const [reads] = useState(() => new FirstReads())
  const isReading = useSyncExternalStore(reads.subscribe, reads.get) === 'reading'
  const isSlow = useIsSlow(isReading, 'slow')
  const isSilent = useIsSlow(isReading, 'silent')
  // The parts below have started their reads by now.
  useLayoutEffect(() => reads.look(), [reads])
  // A screen that only leads to another, such as the address of a new order, is not the first.
  const isLeading = usePending() !== null
  useEffect(() => {
    if (!isReading && !isLeading) noteFirstScreen()
  }, [isReading, isLeading])
  return (
    <FirstReadsContext value={reads}>
      <LoadingBar active={isSlow} />
      {isSilent && <StorageSilent />}
      <div
        className={isReading ? 'pointer-events-none opacity-0' : undefined}
        aria-busy={isReading || undefined}
      >
        {children}
      </div>
    </FirstReadsContext>
  )
}
