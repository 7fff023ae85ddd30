import { useEffect } from 'react'
import { useData } from '#web/data/hooks.ts'
import { endForgotten, ownMechanics } from '#web/data/workshop/clock.ts'
import { reportError } from '#web/forms/report-error.ts'
import { m } from '#web/i18n/messages.ts'

/** Ends the forgotten clocks that this device answers for, when a page opens and when it is looked at again. */
export const useEndForgotten = (): void => {
  const { writer } = useData()
  useEffect(() => {
    const end = async () => {
      await endForgotten(writer, m.orders.clock.forgottenEnded, await ownMechanics(writer.db, writer.actor))
    }
    const look = () => {
      if (!document.hidden) void reportError(end())
    }
    look()
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [writer])
}
