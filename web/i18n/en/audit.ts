import type { Messages } from '../messages.ts'
import { countInEnglish as count } from '../plural.ts'

export const audit: Messages['audit'] = {
  title: 'Log',
  hint: 'Who changed what, when and on which device',
  under: 'Everything that changed in the shop, the newest first.',
  search: 'Search the changes',
  person: 'Who',
  everybody: 'Everybody',
  what: 'What',
  everything: 'Anything',
  from: 'From',
  until: 'Until',
  csv: 'Download CSV',
  file: 'log',
  columns: ['When', 'Who', 'What was done', 'Change', 'Device', 'Place'],
  others: (lines) => count(lines, 'more change', 'more changes'),
  nothing: { title: 'No changes', text: 'Change the filters or the days.' },
  ownerOnly: { title: 'The owner sees the log', text: 'It has the changes of everybody in the shop.' },
  noAccount: {
    title: 'The log is kept in an account',
    text: 'Without an account you work alone on this device; each order has its own history.',
  },
}
