import type { Messages } from '../messages.ts'

export const shell: Messages['shell'] = {
  product: 'ROA AUTO',
  skip: 'Skip to the content',
  navigation: 'Main menu',
  sections: {
    home: { title: 'Today', hint: 'Cars in the workshop, the figures of the day' },
    calendar: { title: 'Appointments', hint: 'Who comes, when, and to which bay' },
    orders: { title: 'Orders', hint: 'All estimates, with their state' },
    vehicles: { title: 'Cars', hint: 'Each car, with its history' },
    contacts: { title: 'Clients', hint: 'Who comes, with which cars, and what is unpaid' },
    reminders: { title: 'Due dates', hint: 'Inspection, insurance, tax, oil: whom to call' },
    notifications: { title: 'Notifications', hint: 'Answers of clients, what did not arrive' },
    catalogues: { title: 'Prices and norms', hint: 'And packages, mechanics, labels, makes, models' },
    invoices: { title: 'Invoices', hint: 'Issued, to be paid, credited' },
    hours: { title: 'Hours worked', hint: 'Who worked how long, by day' },
    reports: { title: 'Reports', hint: 'The month in figures, mechanics, VAT' },
    team: { title: 'Team', hint: 'Colleagues, invites, who may do what' },
    settings: { title: 'Settings', hint: 'Company, account, language and theme' },
  },
  groups: { work: 'Work', money: 'Money', shop: 'Shop' },
  newOrder: 'New order',
  more: 'More',
  localShop: 'My workshop',
  localShopHint: 'No account, only here',
  updateReady: 'A new version is ready',
  reload: 'Reload',
  opening: 'Opening…',
  superseded: {
    title: 'The app was updated in another window',
    text: 'What you saved is in its place. Reload this window to go on writing.',
  },
  waiting: {
    title: 'The app is open in another window',
    text: 'To let it update, close the other ROA AUTO windows; then it goes on by itself.',
  },
  storage: {
    title: 'The data on this device cannot be opened',
    text: 'The data was not deleted. Reload; if it happens again, restart the browser or the device.',
    blocked:
      'The browser does not let the app keep data on this device, and restarting it changes nothing. Allow data (cookies) for this site: on a computer and on Android, by the sign beside the address; on an iPhone, turn off “Block All Cookies” in Settings → Apps → Safari. Then reload. In a private window, open the app in an ordinary one.',
    full: 'There is no space left on the device. Free some (photos, apps) and reload; the data was not deleted.',
  },
  silent: {
    title: 'The data on this device does not answer yet',
    text: 'The browser does not let us at it for now; nothing is lost. Wait a little: the page appears by itself. If it does not, open the app in a new tab and close this one.',
    newTab: 'Open in a new tab',
    save: 'Save a copy',
    saveFailed: 'The copy cannot be made now either. Close all ROA AUTO windows and open it again.',
    fileName: (day: string) => `roa-auto-rescue-${day}`,
  },
  clock: {
    title: (shown: string) => `The clock of this device shows ${shown}`,
    ask: 'It cannot be today, and the VAT rate, invoices and reminders depend on it. What day is it? Then set the clock of the device too.',
    corrected: (day: string) =>
      `It is wrong; the time of the server is used: today is ${day}. Set the clock of the device.`,
    day: 'Today is',
    say: 'Use this day',
  },
  notFound: {
    title: 'There is no such page',
    text: 'The link may be old, or what you look for was deleted. Your data is in its place.',
    action: 'Back home',
  },
  failed: {
    title: 'The screen could not be opened',
    text: 'This is our mistake. What you wrote is saved on this device. Reload; if it happens again, send us the text below.',
    newer: {
      title: 'The app has a new version',
      text: 'This screen is part of the new version. Reload and you are in it; what you wrote is saved on this device.',
    },
    offline:
      'This part of the app is not downloaded yet and you are offline. What you wrote is saved; try again when you have a signal.',
    reload: 'Reload',
    home: 'Back home',
  },
}
