import type { Messages } from '../messages.ts'
import { countInEnglish as count } from '../plural.ts'

export const palette: Messages['palette'] = {
  title: 'Search and command',
  label: 'Search cars, orders, clients, pages and actions',
  placeholder: 'Plate, client, order, page…',
  open: 'Search',
  found: (results: number) => count(results, 'result', 'results'),
  nothing: 'No results',
  nothingText: 'Nothing by that name. Try a part of the plate, of the name, or the order number.',
  searching: 'Searching…',
  groups: { commands: 'Pages and actions', vehicles: 'Cars', orders: 'Orders', clients: 'Clients' },
  commands: {
    newOrder: { title: 'New order', words: 'estimate work add' },
    newCar: { title: 'New car', words: 'vehicle add client' },
    sync: { title: 'Sync', words: 'send data saved internet' },
    diagnostics: { title: 'Sync diagnostics', words: 'support file error' },
    register: { title: 'Create an account', words: 'register plan' },
    login: { title: 'Log in', words: 'login password' },
    day: { title: 'Light theme', words: 'daylight appearance white bright' },
    evening: { title: 'Dark theme', words: 'evening appearance black' },
    language: { words: 'language romanian' },
    shortcuts: { title: 'Keyboard shortcuts', words: 'keys help' },
  },
  keys: {
    title: 'Keyboard shortcuts',
    where: { everywhere: 'Everywhere', lists: 'In lists', order: 'On the page of an order' },
    does: {
      palette: 'Find anything, do anything',
      newOrder: 'New order',
      search: 'Search on the page',
      help: 'This list',
      move: 'Row above, row below',
      page: 'One page up, down',
      ends: 'First, last row',
      open: 'Open the row',
      next: 'Save and go to the next row',
      takeBack: 'Take back what you wrote in a field',
      hours: 'More, less: hours, quantity',
      moveLine: 'Move the line up, down',
    },
  },
}
