import { useData, useLive } from '#web/data/hooks.ts'
import { readReplaced } from './replaced.ts'

/** What somebody has replaced of this person's values, followed. */
export const useReplaced = () => {
  const { userId } = useData().writer.actor
  return useLive((db) => readReplaced(db, userId), [userId])
}
