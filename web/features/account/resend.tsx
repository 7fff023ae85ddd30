import { useEffect, useState } from 'react'
import { timeNow } from '#web/data/time.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'

/** Seconds between two mails: the first one may still be on its way. */
const PATIENCE = 30

/** Whole seconds until another mail may be asked for. */
const useWait = (askedAt: number): number => {
  const left = () => Math.max(0, Math.ceil((askedAt + PATIENCE * 1000 - timeNow()) / 1000))
  const [seconds, setSeconds] = useState(left)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `left` reads `askedAt` and the clock
  useEffect(() => {
    setSeconds(left())
    const timer = setInterval(() => setSeconds(left()), 1000)
    return () => clearInterval(timer)
  }, [askedAt])
  // A clock that was set back in the meantime makes nobody wait longer.
  return Math.min(seconds, PATIENCE)
}

/** Asks for another code, after a while: the mail may still be on its way. */
export const Resend = ({ askedAt, onResend }: { askedAt: number; onResend: () => Promise<void> }) => {
  const text = m.account.code
  const seconds = useWait(askedAt)
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-sm text-ink-2">
      <p className="min-w-0">
        {text.late} {seconds > 0 && <span>{text.wait(seconds)}</span>}
      </p>
      {seconds === 0 && (
        <Button size="s" onClick={onResend}>
          {text.resend}
        </Button>
      )}
    </div>
  )
}
