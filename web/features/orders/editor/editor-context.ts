import { createContext, use } from 'react'
import type { OrderStatus } from '#domain/workshop/orders/workflow.ts'
import type { Option } from '#web/ui/select-field.tsx'

/** What all parts of an order's page look at, whichever line they are about. */
export type EditorFacts = {
  status: OrderStatus
  /** Cost of a unit by the id of its line, bani; empty for those who may not see it. */
  costs: ReadonlyMap<string, number>
  seesCosts: boolean
  /** How many photos there are of a line, by its id. */
  photos: ReadonlyMap<string, number>
  /** Mechanics that may be chosen, by name. */
  mechanics: readonly Option<string>[]
  /** Who works on the order, where that is one: new lines are his too. */
  mechanicId: string | null
}

export const EditorContext = createContext<EditorFacts | null>(null)

export const useEditorFacts = (): EditorFacts => {
  const facts = use(EditorContext)
  if (!facts) throw new Error('a part of an order was shown outside EditorContext')
  return facts
}
