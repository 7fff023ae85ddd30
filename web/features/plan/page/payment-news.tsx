import { useEffect, useEffectEvent } from 'react'
import { renewRights } from '#web/data/account.ts'
import { useAccount, useData, useLive } from '#web/data/hooks.ts'
import { m } from '#web/i18n/messages.ts'
import { boughtOf, keptBought } from './arrival.ts'

/** Milliseconds between two looks at what the payment has changed, and how often. */
const LOOK = 2_000
const LOOKS = 15

/** What became of a payment, after the provider has led back: `gata`, `esuat`, `renuntat`. */
export const PaymentNews = ({ outcome }: { outcome: string | null }) => {
  const text = m.plans.page
  const arrived = useArrival(outcome === 'gata')
  const sentence =
    outcome === 'gata'
      ? arrived
        ? text.done
        : text.waiting
      : outcome === 'esuat'
        ? text.failed
        : outcome === 'renuntat'
          ? text.aborted
          : null
  if (sentence === null) return null
  return (
    <p role="status" className="mb-4 rounded-control bg-sunk px-4 py-3 font-medium">
      {sentence}
    </p>
  )
}

/** Asks the server until the shop's rows say what was paid: a shop without a plan hears nothing by itself. */
const useArrival = (isAwaited: boolean): boolean => {
  const { syncNow, writer } = useData()
  const me = useAccount()
  const { tenantId } = writer.actor
  const bought = useLive((db) => boughtOf(db, tenantId), [tenantId])
  const hasArrived = bought !== undefined && bought !== keptBought()
  const look = useEffectEvent(() => syncNow())
  const renew = useEffectEvent(() => me && void renewRights(me.user.id))
  useEffect(() => {
    if (!isAwaited) return
    // The lease names the plan, for the time without a network.
    renew()
    if (hasArrived) return
    look()
    let looks = 1
    const timer = setInterval(() => {
      looks += 1
      look()
      if (looks === LOOKS) clearInterval(timer)
    }, LOOK)
    return () => clearInterval(timer)
  }, [isAwaited, hasArrived])
  return hasArrived
}
