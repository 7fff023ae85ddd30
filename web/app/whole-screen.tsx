import { type ReactNode, useLayoutEffect, useState, useSyncExternalStore } from 'react'
import { FirstReads, FirstReadsContext } from '#web/data/first-reads.ts'
import { LoadingBar } from '#web/ui/progress.tsx'
import { StorageSilent } from './storage-silent.tsx'
import { useIsSlow } from './use-is-slow.ts'

/**
 * A screen that is seen when it is whole: until all that it reads first is there it is laid out unseen, since what
 * arrives later would move under the pointer. It takes the focus and keys meanwhile; a finger has nothing to hit.
 */
export const WholeScreen = ({ children }: { children: ReactNode }) => {
  const [reads] = useState(() => new FirstReads())
  const isReading = useSyncExternalStore(reads.subscribe, reads.get) === 'reading'
  const isSlow = useIsSlow(isReading, 'slow')
  const isSilent = useIsSlow(isReading, 'silent')
  // Parts below have begun by now.
  useLayoutEffect(() => reads.look(), [reads])
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
