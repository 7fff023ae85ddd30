import { useState } from 'react'
import { newId } from '#web/data/open-data.ts'

/** Returns the next id. */
export type NewId = () => string

/**
 * The ids of the rows that one opening of a form writes. Each attempt (`begin`) gets the same ids, so an act that was
 * written although its answer was lost is refused as existing, and not made twice. Call `renew` once it is written and
 * the form goes on with the next.
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
