import { useCallback, useRef } from 'react'
import { newId } from '#web/data/open-data.ts'

/** Hands out ids, one after the other. */
export type NewId = () => string

/**
 * The ids of the rows that one opening of a form writes: each try (`begin`) is given the same ones again, so that an act
 * which was written after all is refused as one that is there, and not made twice. `renew` once it is written and the
 * form goes on with the next.
 */
export const useIds = (): { begin: () => NewId; renew: () => void } => {
  const ids = useRef<string[]>([])
  const begin = useCallback((): NewId => {
    const own = ids.current
    let at = 0
    return () => {
      own[at] ??= newId()
      return own[at++] ?? newId()
    }
  }, [])
  const renew = useCallback(() => {
    ids.current = []
  }, [])
  return { begin, renew }
}
