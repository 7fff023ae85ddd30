import { m } from '#web/i18n/messages.ts'
import type { ListedOrder } from './order-index.ts'

/** The first works of an order, and how many more there are. */
export const worksText = ({ lucrari }: Pick<ListedOrder, 'lucrari'>): string => {
  const [first, second, ...rest] = lucrari === '' ? [] : lucrari.split('\n')
  if (first === undefined) return m.orders.list.noLines
  return (
    [first, second].filter(Boolean).join(', ') +
    (rest.length > 0 ? ` ${m.orders.list.more(rest.length)}` : '')
  )
}
