import { newId } from '#web/data/open-data.ts'

const NAME = 'roa.new-order'

const isReload = (): boolean =>
  performance
    .getEntriesByType('navigation')
    .some((entry) => (entry as PerformanceNavigationTiming).type === 'reload')

/** The order that was being written in this tab as the page was loaded anew; it is found once. */
let interrupted = isReload() && location.pathname === '/comenzi/noua' ? sessionStorage.getItem(NAME) : null

/** The id of a new order. After a reload it is that of the order that was being written, with what was typed of it. */
export const freshOrderId = (): string => {
  const id = interrupted ?? newId()
  interrupted = null
  sessionStorage.setItem(NAME, id)
  return id
}
