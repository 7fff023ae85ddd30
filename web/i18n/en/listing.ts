import type { Messages } from '../messages.ts'

export const listing: Messages['listing'] = {
  searching: 'Searching…',
  coming: (progress) => (progress === '' ? 'Data is still coming' : `Data is still coming: ${progress}`),
  sortBy: (column) => `Sort by: ${column}`,
  chooseColumns: 'Choose columns',
  openPage: 'Full page',
  filters: {
    title: 'Filters',
    open: (n) => (n === 0 ? 'Filters' : `Filters: ${n} on`),
    on: 'Filters that are on',
    off: (text) => `Take off the filter ${text}`,
    clear: 'Clear the filters',
    done: 'Done',
    any: 'Any',
    interval: 'Days',
    today: 'Today',
    week: 'This week',
    month: 'This month',
    lastMonth: 'Last month',
    from: 'From',
    to: 'To',
    since: (day) => `from ${day}`,
    until: (day) => `until ${day}`,
  },
}
