import * as v from 'valibot'

/** What this device remembers of an access that a shop has ended, for the page that says so. */

const departedSchema = v.object({ shop: v.string(), kept: v.number() })
export type Departed = v.InferOutput<typeof departedSchema>

const KEY = 'roa.departed'
export const DEPARTED_PAGE = '/acces-incheiat'

/** The shop that ended the access, and how many unsent acts it got; null where none did. */
export const readDeparted = (): Departed | null => {
  try {
    const parsed = v.safeParse(departedSchema, JSON.parse(sessionStorage.getItem(KEY) ?? 'null'))
    return parsed.success ? parsed.output : null
  } catch {
    return null
  }
}

export const writeDeparted = (departed: Departed): void => {
  sessionStorage.setItem(KEY, JSON.stringify(departed))
}
