import { changeSubscription, checkout, customerPortal } from '#domain/api/plans.ts'
import type { Interval, PackId } from '#domain/plans/catalogue.ts'
import { call } from '#web/data/call.ts'
import { useData } from '#web/data/hooks.ts'
import { reportError, showError } from '#web/forms/report-error.ts'
import { toast } from '#web/ui/toast-store.ts'

type Purchase = { kind: 'plan'; plan: 'basic' | 'pro'; interval: Interval } | { kind: 'pack'; pack: PackId }
type Change =
  | { kind: 'switch'; plan: 'basic' | 'pro'; interval: Interval }
  | { kind: 'cancel'; reason: string }
  | { kind: 'resume' }

/** What the owner does about the subscription; each leads to the provider's page or is told when it is done. */
export const usePayment = () => {
  const { syncNow } = useData()
  /** Leaves the app for the provider's page, which leads back. */
  const leaveTo = async (asked: Promise<{ url: string }>): Promise<void> => {
    try {
      location.assign((await asked).url)
    } catch (error) {
      showError(error)
    }
  }
  return {
    buy: (purchase: Purchase) => leaveTo(call(checkout, { body: { key: crypto.randomUUID(), purchase } })),
    openPortal: () => leaveTo(call(customerPortal, {})),
    /** Resolves to whether it is done. */
    change: async (body: Change, done: string): Promise<boolean> => {
      let isDone = false
      await reportError(
        call(changeSubscription, { body }).then(() => {
          isDone = true
          toast(done)
          syncNow()
        }),
      )
      return isDone
    },
  }
}
