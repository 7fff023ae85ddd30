import { getMeta } from './database.ts'
import { useAccount, useLive } from './hooks.ts'

/**
 * Whether the first load of this account on this device still runs. undefined while it is read; always false on the
 * free tier. The mark is in the database, so other tabs and a reload see it too.
 */
export const useFirstLoadPending = (): boolean | undefined => {
  const me = useAccount()
  return useLive(async (db) => me !== null && (await getMeta(db, 'cursor')) === undefined, [me === null])
}
