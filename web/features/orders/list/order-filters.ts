import { m } from '#web/i18n/messages.ts'
import type { Chip } from '#web/listing/filter-chips.tsx'
import { NO_PERIOD, periodText } from '#web/listing/period-filter.tsx'
import type { OrderQuery } from './order-query.ts'
import type { Names } from './use-names.ts'

/** The values of the sheet's filters when none is set. */
export const NO_FILTERS = {
  board: null,
  mechanic: null,
  type: null,
  ...NO_PERIOD,
} satisfies Partial<OrderQuery>

/** The active filters, without the status, as text. */
export const chipsOf = (query: OrderQuery, names: Names): Chip<Partial<OrderQuery>>[] => {
  const t = m.orders.list.filters
  const { board, mechanic, type } = query
  const chips: Chip<Partial<OrderQuery>>[] = []
  if (board !== null)
    chips.push({ key: 'board', text: names.boards.get(board)?.denumire ?? t.board, clear: { board: null } })
  if (mechanic !== null)
    chips.push({
      key: 'mechanic',
      text: names.mechanics.get(mechanic) ?? t.mechanic,
      clear: { mechanic: null },
    })
  if (type !== null) chips.push({ key: 'type', text: names.types.get(type) ?? t.type, clear: { type: null } })
  const days = periodText(query)
  if (days !== '') chips.push({ key: 'days', text: days, clear: NO_PERIOD })
  return chips
}
