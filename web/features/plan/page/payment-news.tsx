import { useEffect, useEffectEvent } from 'react'
import { useData, useLive } from '#web/data/hooks.ts'
import { m } from '#web/i18n/messages.ts'
import { boughtOf, keptBought, newsOf } from './arrival.ts'

/** Milliseconds between two looks at what the payment has changed, and how often. */
const LOOK = 2_000
const LOOKS = 15

/** What became of a payment, after the provider has led back: `gata`, `esuat`, `renuntat`. */
export const PaymentNews = ({ outcome }: { outcome: string | null }) => {
  const { tenantId } = useData().writer.actor
  const bought = useLive((db) => boughtOf(db, tenantId), [tenantId])
  const news = newsOf(outcome, keptBought(), bought)
  useLooks(outcome === 'gata', news === 'arrived')
  if (news === null) return null
  return (
    <p role="status" className="mb-4 rounded-control bg-sunk px-4 py-3 font-medium">
      {m.plans.page[news]}
    </p>
  )
}

/** Asks the server until the shop's rows say what was paid: a device without a live socket does not hear it. */
const useLooks = (isAwaited: boolean, hasArrived: boolean): void => {
  const { syncNow } = useData()
  const look = useEffectEvent(() => syncNow())
  useEffect(() => {
    if (!isAwaited || hasArrived) return
    look()
    let looks = 1
    const timer = setInterval(() => {
      looks += 1
      look()
      if (looks === LOOKS) clearInterval(timer)
    }, LOOK)
    return () => clearInterval(timer)
  }, [isAwaited, hasArrived])
}
