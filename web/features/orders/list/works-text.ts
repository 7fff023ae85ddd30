import { wantsNothing } from '#domain/workshop/orders/agreement.ts'
import { m } from '#web/i18n/messages.ts'
import type { ListedOrder } from './order-index.ts'

/** The first works of an order, and how many more there are. */
export const worksText = ({ lucrari, agreement }: Pick<ListedOrder, 'lucrari' | 'agreement'>): string => {
  const [first, second, ...rest] = lucrari === '' ? [] : lucrari.split('\n')
  // An order of which its client wants nothing has lines, none of which is to be done; its sign says so.
  if (first === undefined) return wantsNothing(agreement) ? '' : m.orders.list.noLines
  return (
    [first, second].filter(Boolean).join(', ') +
    (rest.length > 0 ? ` ${m.orders.list.more(rest.length)}` : '')
  )
}
