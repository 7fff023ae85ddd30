import { type ReactNode, useState } from 'react'
import type { AskedPurchase } from '#domain/api/plans.ts'
import type { Shop } from '#domain/workshop/shop/schema.ts'
import { BuyerSheet } from './buyer-sheet.tsx'
import { usePayment } from './use-payment.ts'

/**
 * Leads to the payment; where the server's row of the shop is not enough for an invoice, a sheet asks for the rest
 * first. A device without a plan may have an older row, so the server says what it lacks.
 */
export const useBuying = (
  shop: Shop | null | undefined,
): { buy: (purchase: AskedPurchase) => Promise<void>; sheet: ReactNode } => {
  const { buy } = usePayment()
  const [waiting, setWaiting] = useState<AskedPurchase | null>(null)
  return {
    buy: async (purchase) => {
      if ((await buy(purchase, null)) === 'asks') setWaiting(purchase)
    },
    sheet: shop && waiting && (
      <BuyerSheet shop={shop} onClose={() => setWaiting(null)} onSubmit={(buyer) => buy(waiting, buyer)} />
    ),
  }
}
