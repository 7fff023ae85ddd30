import { type FollowUp, followUpsOf } from '#domain/workshop/orders/follow-ups.ts'
import { useLive } from '#web/data/hooks.ts'
import { readOrdersOfCar } from './cars.ts'

/** Lines of a car that the client refused or postponed and that nobody has taken up yet, newest first; kept current. */
export const useFollowUps = (vehicleId: string | null): FollowUp[] | undefined =>
  useLive(
    async (db) => {
      if (vehicleId === null) return []
      const orders = await readOrdersOfCar(db, vehicleId)
      const lines = await db
        .rows('order_lines')
        .where('order_id')
        .anyOf(orders.map(({ id }) => id))
        .toArray()
      return followUpsOf(orders, lines)
    },
    [vehicleId],
  )
