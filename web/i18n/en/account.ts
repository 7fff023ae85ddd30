import type { Messages } from '../messages.ts'
import { countInEnglish as count } from '../plural.ts'

const things = (orders: number, vehicles: number): string =>
  [orders > 0 && count(orders, 'order', 'orders'), vehicles > 0 && count(vehicles, 'car', 'cars')]
    .filter(Boolean)
    .join(' and ')

export const account: Messages['account'] = {
  register: {
    title: 'Create your account',
    under: '30 days free. No card, no obligation.',
    company: 'Company name',
    companyHint: 'As it appears on your estimates.',
    cui: 'CUI',
    cuiHint: 'The company’s tax number, with or without RO.',
    cuiGood: 'The check digit matches.',
    cuiBad: 'The check digit does not match. Check it.',
    unregistered: 'The firm is not registered yet',
    unregisteredNote:
      'Without a fiscal code you cannot issue invoices; add it in the settings once you have it.',
    name: 'Your name',
    email: 'E-mail',
    emailHint: 'You log in with it.',
    password: 'Password',
    passwordRule: (min: number) =>
      `At least ${count(min, 'character', 'characters')}. A short sentence is easy to remember.`,
    passwordShort: (left: number) => `${count(left, 'character', 'characters')} more.`,
    passwordGood: 'Long enough.',
    submit: 'Create the account',
    other: 'Already have an account?',
    otherLink: 'Log in',
    gainsTitle: 'What you get',
    gains: [
      {
        title: 'The same data on the phone and on the computer',
        text: 'What you write under the car appears at the front desk without pressing anything.',
      },
      {
        title: 'PDF estimates ready to send',
        text: 'With your company on top, numbered in sequence.',
      },
      {
        title: 'Your data is safe',
        text: 'If you lose the phone, the orders and the cars are still in your account.',
      },
    ],
    keeps: (orders: number, vehicles: number) =>
      `What you have on this device comes with you into the account: ${things(orders, vehicles)}.`,
    keepsNothing: 'What you do on this device before creating an account comes with you.',
    after: 'After 30 days you choose a plan, or go on for free on this device.',
    preview: 'This is how the head of your estimates will look',
    previewName: 'Your company name',
  },
  code: {
    title: 'Type the code from the mail',
    under: (email) =>
      `We sent a message to ${email}. The code holds for 30 minutes; meanwhile you can work on.`,
    code: 'Code from the mail',
    hint: 'Eight digits. If you do not find the message, look in spam too.',
    submit: 'Open the account',
    again: 'Send again',
    anew: 'Another address',
  },
  login: {
    title: 'Log in',
    under: 'Your orders and cars, on any device.',
    email: 'E-mail',
    password: 'Password',
    submit: 'Log in',
    other: 'No account?',
    otherLink: 'Create one, 30 days free',
    again: (name: string) =>
      `The session of ${name} has expired. Log in again; everything you wrote is kept on this device.`,
    bring: 'Bring what is on this device into the account',
    bringNote: (orders: number, vehicles: number) =>
      `Without an account, ${things(orders, vehicles)} piled up here. Say yes only if they belong to your shop; otherwise they stay here, untouched.`,
  },
  showPassword: 'Show the password',
  hidePassword: 'Hide the password',
  offlineTitle: 'You are offline',
  offline: 'This needs the internet. What you filled in stays here; try again when you have a signal.',
  unreachable: 'The server does not answer now. What you filled in stays here; try again in a minute.',
  failed: 'It did not work this time. What you filled in stays here; try again.',
  lease: {
    expired: {
      title: 'Go online once',
      text: 'The app has not heard from the server for more than 30 days. You go on working and nothing is lost; what belongs to the plan waits until you are online.',
    },
    unproven: {
      title: 'The account could not be verified on this device',
      text: 'Go online once to have all your rights back. The data stays here.',
    },
  },
  first: {
    title: 'Getting the workshop ready',
    under: (shop: string) => `${shop} is connected on this device.`,
    account: 'The account is ready',
    catalogues: 'Downloading the data of the shop',
    waiting: 'Starting the download',
    loaded: 'The data is on this device',
    sending: 'Sending the data of this device',
    left: (pending: number) => `${count(pending, 'change', 'changes')} to go`,
    offline: 'You went offline. The download goes on by itself when the signal comes back.',
    blocked: 'The download has stopped. Open “Sync” to see what to do.',
    note: 'You can start working; the rest goes on by itself.',
    open: 'Open the workshop',
  },
}
