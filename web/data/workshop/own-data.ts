import { useLive } from '#web/data/hooks.ts'

/** How much data this device has already. undefined while it is counted. */
export const useOwnData = () =>
  useLive(async (db) => ({
    orders: await db.rows('orders').count(),
    vehicles: await db.rows('vehicles').count(),
  }))
