import { formatPlate } from '#domain/romania/plate.ts'
import type { WorkSession } from '#domain/workshop/clock/schema.ts'
import { useRow } from '#web/data/hooks.ts'
import { m } from '#web/i18n/messages.ts'

/** What a session was spent on, in words: the car and the line. */
export const useWhat = ({ order_id, line_id }: Pick<WorkSession, 'order_id' | 'line_id'>): string => {
  const order = useRow('orders', order_id)
  const line = useRow('order_lines', line_id)
  const name = line ? line.descriere || m.orders.line.unnamed : m.orders.clock.lineGone
  return [order ? formatPlate(order.nr_auto) : '', name].filter(Boolean).join(' · ')
}
