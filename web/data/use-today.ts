import { useEffect, useState } from 'react'
import { dayNow } from './time.ts'

/** Milliseconds between two checks of the day. */
const LOOK = 30_000

/** The current day in Romania; it changes at midnight while the app is open. */
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
