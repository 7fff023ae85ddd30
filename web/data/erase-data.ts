import Dexie from 'dexie'
import type { Me } from '#domain/team/account.ts'
import { databaseName } from './open-data.ts'

/** What screens keep of a text until it is written (entry-draft.ts, use-order.ts). */
const TYPED = ['roa.entry.', 'roa.typed.']

/** Deletes what somebody who has logged out had on this device: his database, and what he was typing. */
export const eraseData = async (me: Me): Promise<void> => {
  // Other windows give the database free by themselves (connection.ts).
  await Dexie.delete(databaseName(me))
  for (const key of Object.keys(localStorage))
    if (TYPED.some((prefix) => key.startsWith(prefix))) localStorage.removeItem(key)
}
