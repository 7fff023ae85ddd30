import type { Messages } from '../messages.ts'
import { countInEnglish as count } from '../plural.ts'

const finished = (orders: number): string =>
  count(orders, 'validated or invoiced order', 'validated or invoiced orders')

export const dashboard: Messages['dashboard'] = {
  week: (week: number) => `Week ${week}`,
  allOrders: 'All orders',
  figures: 'Figures of the workshop',
  open: 'Open',
  openUnit: (orders: number) => (orders === 1 ? 'order' : 'orders'),
  validatedToday: 'Validated today',
  validatedWeek: (orders: number) => `${orders} this week`,
  unpaid: 'Unpaid invoices',
  month: (month: string) => `Worked in ${month}`,
  monthNote: finished,
  monthVat: (orders: number) => `${finished(orders)}, VAT included`,
  scale: (month: string) => `Value by day in ${month}`,
  yard: 'In the workshop now',
  yardMore: (orders: number) => `All ${count(orders, 'open order', 'open orders')}`,
  yardEmpty: 'No open order. Finished cars are below.',
  since: (day: string) => `since ${day}`,
  sinceToday: 'since today',
  latest: 'Last finished',
  noClient: 'No client',
  noCar: 'Make not written',
  first: {
    title: 'Your first order in less than a minute',
    steps: [
      {
        title: 'Write the number plate',
        text: 'The client and the phone, once. Next time you find them.',
      },
      {
        title: 'Add the work and the parts',
        text: 'Hours and prices; the total and the VAT add up themselves.',
      },
      { title: 'Validate', text: 'The estimate is ready, with your company on it.' },
    ],
    action: 'Make the first order',
    shop: 'Fill in the company details',
    login: 'I have an account',
    note: 'Works without internet too.',
  },
  local: {
    text: 'The data is on this device only.',
    link: 'Create an account to have it elsewhere too',
  },
  install: {
    label: 'Installing the app',
    text: 'Put ROA AUTO on your screen: it opens like an app and works without internet.',
    action: 'Install',
    no: 'No, thanks',
    words:
      'Put ROA AUTO on your screen: tap Share (the square with an arrow), then “Add to Home Screen”. It works without internet.',
    understood: 'Got it',
  },
  loading: 'Fetching the data of the shop. You can work meanwhile.',
}
