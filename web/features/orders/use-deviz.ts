import { useState, useSyncExternalStore } from 'react'
import { devizFileName } from '#domain/documents/deviz.ts'
import { AppError, sentenceOf } from '#domain/kernel/errors.ts'
import type { Order, OrderLine } from '#domain/workshop/orders/schema.ts'
import { asAppError, authorisedFetch } from '#web/data/account.ts'
import { useAccount, useLive } from '#web/data/hooks.ts'
import { m } from '#web/i18n/messages.ts'
import { toast } from '#web/ui/toast-store.ts'
import { lineKey, orderKey } from './use-order.ts'

const onNetwork = (changed: () => void): (() => void) => {
  addEventListener('online', changed)
  addEventListener('offline', changed)
  return () => {
    removeEventListener('online', changed)
    removeEventListener('offline', changed)
  }
}

/** Hands a file to the person, under a name. */
const save = (blob: Blob, name: string): void => {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  // The browser reads the file after this turn; it needs the address a while longer.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

/** Why the deviz cannot be had now. */
export type DevizBlock = 'free' | 'offline' | 'unsent'

/**
 * The PDF of the deviz, made by the server from what the server has: not without an account, not without a network, and
 * not while changes of this order wait to be sent.
 */
export const useDeviz = (order: Order, lines: readonly OrderLine[]) => {
  const me = useAccount()
  const isOnline = useSyncExternalStore(onNetwork, () => navigator.onLine)
  const rows = [orderKey(order.id), ...lines.map(({ id }) => lineKey(id)), `vehicles/${order.vehicle_id}`]
  const unsent = useLive((db) => db.outbox.where('rows').anyOf(rows).count(), [rows.join()]) ?? 0
  const [isMaking, setMaking] = useState(false)
  const block: DevizBlock | null = !me ? 'free' : !isOnline ? 'offline' : unsent > 0 ? 'unsent' : null

  const download = async (): Promise<void> => {
    setMaking(true)
    try {
      const response = await authorisedFetch(`/api/orders/${order.id}/pdf/deviz`)
      if (!response.ok) throw await asAppError(response)
      save(await response.blob(), devizFileName(order))
      toast(m.orders.actions.pdfDone)
    } catch (error) {
      // fetch itself fails without a network, whatever the browser believed.
      const sentence = error instanceof AppError ? sentenceOf(error.code) : m.orders.actions.pdfOffline
      toast(sentence, { kind: 'error' })
    } finally {
      setMaking(false)
    }
  }
  return { block, isMaking, download }
}
