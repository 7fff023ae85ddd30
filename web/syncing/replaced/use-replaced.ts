import { useData, useLive } from '#web/data/hooks.ts'
import { readReplaced } from './replaced.ts'

/** The replaced values of this person, kept current. */
export const useReplaced = () => {
  const { userId } = useData().writer.actor
  return useLive((db) => readReplaced(db, userId), [userId])
}
