import { useLive } from '#web/data/hooks.ts'
import type { Approvals } from './timeline.ts'

/** The requests, links and answers of an order, kept current. undefined while they are read. */
export const useApprovals = (orderId: string): Approvals | undefined =>
  useLive(
    async (db) => {
      const [requests, links, answers, messages] = await Promise.all([
        db.rows('approval_requests').where('order_id').equals(orderId).toArray(),
        db.rows('portal_links').where('order_id').equals(orderId).toArray(),
        db.rows('approval_answers').where('order_id').equals(orderId).toArray(),
        db.rows('messages').where('order_id').equals(orderId).toArray(),
      ])
      return { requests, links, answers, messages }
    },
    [orderId],
  )
