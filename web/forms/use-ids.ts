import { useState } from 'react'
import { newId } from '#web/data/open-data.ts'

/** Hands out ids, one after the other. */
export type NewId = () => string

/**
 * The ids of the rows that one opening of a form writes: each try (`begin`) is given the same ones again, so that an act
 * which was written after all is refused as one that is there, and not made twice. `renew` once it is written and the
 * form goes on with the next.
 */
export const createIds = (make: NewId) => {
  let ids: string[] = []
  return {
    begin: (): NewId => {
      const own = ids
      let at = 0
      return () => {
        const id = own[at] ?? make()
        own[at] = id
        at += 1
        return id
      }
    },
    renew: (): void => {
      ids = []
    },
  }
}

export const useIds = (): ReturnType<typeof createIds> => useState(() => createIds(newId))[0]
