import { useEffect, useState } from 'react'

/** Milliseconds after which a wait shows a sign of life, and after which a sentence explains it. */
const AFTER = { slow: 400, silent: 8000 }

/** Whether something has been pending for this long. */
export const useIsSlow = (isWaiting: boolean, measure: keyof typeof AFTER): boolean => {
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    if (!isWaiting) return
    const timer = setTimeout(() => setOver(true), AFTER[measure])
    return () => {
      clearTimeout(timer)
      setOver(false)
    }
  }, [isWaiting, measure])
  return isWaiting && isOver
}
