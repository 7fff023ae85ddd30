import { useEffect, useState } from 'react'
import { dayNow } from './time.ts'

/** Milliseconds between two looks at the calendar. */
const LOOK = 30_000

/** The day in Romania, changing at midnight while the app stays open. */
export const useToday = (): string => {
  const [today, setToday] = useState(dayNow)
  useEffect(() => {
    const look = () => setToday(dayNow())
    const timer = setInterval(look, LOOK)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [])
  return today
}
