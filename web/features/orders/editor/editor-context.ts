import { createContext, use } from 'react'
import type { OrderStatus } from '#domain/workshop/orders/workflow.ts'
import type { Option } from '#web/ui/select-field.tsx'

/** Facts that all parts of an order's page use, for any line. */
export type EditorFacts = {
  status: OrderStatus
  /** Unit cost by the id of its line, bani; empty for people who may not see it. */
  costs: ReadonlyMap<string, number>
  seesCosts: boolean
  /** Without the permission, the page shows no price, discount or sum: their values are not on this device (S24). */
  seesPrices: boolean
  /** Number of photos of a line, by its id. */
  photos: ReadonlyMap<string, number>
  /** Names of the mechanics whose clock runs on a line, by its id. */
  working: ReadonlyMap<string, string>
  /** The mechanics that can be chosen, by name. */
  mechanics: readonly Option<string>[]
  /** The mechanic of the order, where there is only one: new lines get the same. */
  mechanicId: string | null
}

export const EditorContext = createContext<EditorFacts | null>(null)

export const useEditorFacts = (): EditorFacts => {
  const facts = use(EditorContext)
  if (!facts) throw new Error('a part of an order was shown outside EditorContext')
  return facts
}
