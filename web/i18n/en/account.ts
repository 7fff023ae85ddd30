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
    cuiHint: 'The company’s tax number, with or without RO. We fill in the company name from it.',
    cuiGood: 'The check digit matches.',
    cuiBad: 'The check digit does not match. Check the CUI.',
    cuiFirst: 'Type the CUI of the company.',
    unregistered: 'The company has no CUI yet',
    unregisteredHint: 'Without it you cannot issue invoices; you add it in Settings when you get it.',
    name: 'Your name',
    email: 'E-mail',
    emailHint: 'You log in with it.',
    password: 'Password',
    accept: ['I accept the ', 'terms', ' and the ', 'privacy policy', '.'],
    acceptFirst: 'To have an account, tick that you accept the terms and the privacy policy.',
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
  newPassword: {
    rule: (min) => `At least ${count(min, 'character', 'characters')}. A short sentence is easy to remember.`,
    short: (missing) => `${count(missing, 'character', 'characters')} more.`,
    fair: 'Enough. The longer it is, the harder it is to guess.',
    good: 'Good length.',
    strong: 'Very good length.',
  },
  code: {
    label: 'The code from the e-mail',
    short: (digits) => `The code has ${count(digits, 'digit', 'digits')}.`,
    late: 'It did not come? Look into Spam too.',
    resend: 'Send it again',
    wait: (seconds) => `You can ask for it again in ${count(seconds, 'second', 'seconds')}.`,
    resent: 'The code is sent again.',
  },
  verify: {
    title: 'Confirm your e-mail',
    under: (email) => `We sent a code to ${email}.`,
    known: 'If the address has an account already, the e-mail says how to get in.',
    submit: 'Confirm',
    wrong: 'Is the address wrong?',
    again: 'Ask for another code',
    meanwhile: 'You can work meanwhile: what you write here comes with you into the account.',
    toWork: 'Back to work',
    strip: 'The account waits for the code from the e-mail.',
    stripAction: 'Type the code',
  },
  forgot: {
    title: 'New password',
    under: 'We send you a code by e-mail; with it you choose another password.',
    submit: 'Send the code',
    sent: (email) => `If there is an account with the address ${email}, the code is on its way.`,
    password: 'New password',
    save: 'Save the password',
    other: 'Another address',
    back: 'You remember it?',
    saved: 'The password is changed. The other devices were logged out.',
  },
  login: {
    forgot: 'Forgot your password?',
    passkey: 'Log in with a passkey',
    or: 'or',
    noShop: {
      title: 'You belong to no shop any more',
      text: 'Your account exists, but no shop has you in its team any more. Ask the owner to invite you again.',
      text2: 'What you did without internet on this device is kept here.',
      other: 'Log in with another account',
    },
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
