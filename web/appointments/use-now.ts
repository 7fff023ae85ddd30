import { useEffect, useState } from 'react'
import { instantOf } from '#web/data/clock.ts'
import { timeNow } from '#web/data/time.ts'

/** Milliseconds between two looks at the clock. */
const LOOK = 60_000

/** The current instant (ISO), to the minute. */
export const useNow = (): string => {
  const [now, setNow] = useState(() => instantOf(timeNow()))
  useEffect(() => {
    const timer = setInterval(() => setNow(instantOf(timeNow())), LOOK)
    return () => clearInterval(timer)
  }, [])
  return now
}
