import * as v from 'valibot'
import { unsentFileSchema } from './unsent-file.ts'

/** What this device remembers of an access that a shop has ended, for the page that says so. */

const departedSchema = v.object({
  shop: v.string(),
  /** How many unsent acts the office got. */
  kept: v.number(),
  /** The acts that it did not get, until the person has saved them; null for none. */
  refused: v.nullable(unsentFileSchema),
})
export type Departed = v.InferOutput<typeof departedSchema>

const KEY = 'roa.departed'
export const DEPARTED_PAGE = '/acces-incheiat'

/** What is remembered; null where no shop ended an access. */
export const readDeparted = (): Departed | null => {
  try {
    const parsed = v.safeParse(departedSchema, JSON.parse(localStorage.getItem(KEY) ?? 'null'))
    return parsed.success ? parsed.output : null
  } catch {
    return null
  }
}

/** @throws DOMException where the browser has no room for the refused acts */
export const writeDeparted = (departed: Departed): void => {
  localStorage.setItem(KEY, JSON.stringify(departed))
}
