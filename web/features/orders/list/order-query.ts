import { ORDER_STATUSES } from '#domain/workshop/orders/workflow.ts'
import { choiceParam, dayParam, idParam, nothingAsked, type QueryOf, textParam } from '#web/listing/query.ts'

/** The sort orders of the list; a minus reverses one. */
export const SORTS = [
  '-data',
  'data',
  '-numar',
  'numar',
  'masina',
  '-masina',
  'client',
  '-client',
  '-total',
  'total',
] as const
export type Sort = (typeof SORTS)[number]

/** The query of the list of orders. */
export const ORDER_QUERY = {
  status: choiceParam('stare', ORDER_STATUSES, null),
  board: idParam('eticheta'),
  mechanic: idParam('mecanic'),
  type: idParam('tip'),
  /** Days, both included. */
  from: dayParam('de'),
  to: dayParam('pana'),
  sort: choiceParam('ordine', SORTS, '-data'),
  text: textParam('cauta'),
}
export type OrderQuery = QueryOf<typeof ORDER_QUERY>

export const EVERYTHING = nothingAsked(ORDER_QUERY)

/** The order that is open beside the list. */
export const CHOSEN_ORDER = { chosen: idParam('comanda') }
