import { useEffect, useState } from 'react'
import type { WorkSession } from '#domain/workshop/clock/schema.ts'
import { timeNow } from '#web/data/time.ts'

const two = (value: number): string => String(value).padStart(2, '0')

const SECOND = 1_000

/** How long a clock has been running, `1:05:09`. Only this text is drawn each second, and none in a hidden tab. */
export const Elapsed = ({ session, className }: { session: WorkSession; className?: string }) => {
  const [now, setNow] = useState(timeNow)
  useEffect(() => {
    const look = () => {
      if (!document.hidden) setNow(timeNow())
    }
    const timer = setInterval(look, SECOND)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [])
  const seconds = Math.max(0, Math.floor((now - Date.parse(session.started_at)) / SECOND))
  const minutes = Math.floor(seconds / 60)
  return (
    <span role="timer" className={className}>
      {Math.floor(minutes / 60)}:{two(minutes % 60)}:{two(seconds % 60)}
    </span>
  )
}
