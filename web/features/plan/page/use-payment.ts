import {
  type AskedChange,
  type AskedPurchase,
  changeSubscription,
  checkout,
  customerPortal,
} from '#domain/api/plans.ts'
import { AppError } from '#domain/kernel/errors.ts'
import type { BillingData } from '#domain/plans/billing-data.ts'
import { call } from '#web/data/call.ts'
import { useData } from '#web/data/hooks.ts'
import { reportError, showError } from '#web/forms/report-error.ts'
import { toast } from '#web/ui/toast-store.ts'
import { boughtOf, keepBought } from './arrival.ts'

/** What the owner does about the subscription; each leads to the provider's page or shows a message when it is done. */
export const usePayment = () => {
  const { db, syncNow, writer } = useData()
  /** Leaves the app for the provider's page, which leads back. */
  const leaveTo = async (asked: Promise<{ url: string }>): Promise<void> => {
    try {
      location.assign((await asked).url)
    } catch (error) {
      showError(error)
    }
  }
  return {
    /** `buyer`: what the owner has typed for the invoice. Without it, the answer may be that it is needed. */
    buy: async (purchase: AskedPurchase, buyer: BillingData | null): Promise<'left' | 'asks'> => {
      const asked = call(checkout, { body: { key: crypto.randomUUID(), purchase, buyer } })
      const isMissing = await asked.then(
        () => false,
        (error: unknown) => error instanceof AppError && error.code === 'billing_data_missing',
      )
      if (isMissing && buyer === null) return 'asks'
      keepBought(await boughtOf(db, writer.actor.tenantId))
      await leaveTo(asked)
      return 'left'
    },
    openPortal: () => leaveTo(call(customerPortal, {})),
    /** Resolves to whether it is done; where the bank wants a word first, the app is left for that. */
    change: async (change: AskedChange, done: string): Promise<boolean> => {
      let isDone = false
      const body = { key: crypto.randomUUID(), change }
      await reportError(
        call(changeSubscription, { body }).then(async ({ url }) => {
          if (url !== null) {
            keepBought(await boughtOf(db, writer.actor.tenantId))
            return location.assign(url)
          }
          isDone = true
          toast(done)
          syncNow()
        }),
      )
      return isDone
    },
  }
}
