import type { Messages } from '../messages.ts'
import { countInEnglish as count } from '../plural.ts'

export const backup: Messages['backup'] = {
  title: 'Backup',
  under:
    'The data is on this device only. From time to time save a copy somewhere else: on the computer, on a stick, in a cloud. It holds everything: orders, cars, invoices, history and the photos.',
  underAccount:
    'Your data is in the account already. If you like, keep a copy of what is on this device too; the photos stay in the account.',
  things: (orders: number, vehicles: number) =>
    `${count(orders, 'order', 'orders')}, ${count(vehicles, 'car', 'cars')}`,
  never: 'You have not made a backup yet.',
  last: (days: number) =>
    `Last backup: ${days === 0 ? 'today' : days === 1 ? 'a day ago' : `${count(days, 'day', 'days')} ago`}`,
  save: 'Save a backup',
  saving: 'Writing the backup',
  checking: 'Checking the file',
  saved: 'The backup is saved',
  savedAs: (name: string, size: string) => `${name}, ${size}. You find it where the browser puts downloads.`,
  savedThere: (name: string, size: string) => `${name}, ${size}, where you chose.`,
  failed: 'The backup could not be made.',
  fileName: (day: string) => `roa-auto-backup-${day}`,
  wayBack: (at: string) => `At the restore of ${at} we kept what was here before.`,
  wayBackAction: 'Bring back what was before',
  restore: {
    open: 'Restore from a backup',
    title: 'Restore the backup?',
    from: (at: string) => `Made ${at}`,
    inFile: 'In the backup',
    here: 'Here, now',
    latest: (day: string) => `latest order: ${day}`,
    refused: (rows: number) =>
      `${count(rows, 'record of the backup is not valid any more and stays out', 'records of the backup are not valid any more and stay out')}.`,
    pictures: (pictures: number) => count(pictures, 'photo', 'photos'),
    lostPictures: (pictures: number) =>
      `${count(pictures, 'photo of the backup is damaged or missing and stays out', 'photos of the backup are damaged or missing and stay out')}.`,
    safe: 'The data of the backup replaces what is here. What is here now is kept and can be brought back in Settings.',
    replace: 'Replace what is here',
    cancel: 'Cancel',
    running: 'Restoring',
  },
  reminder: {
    label: 'Backup',
    since: (days: number) =>
      `Last saved: ${count(days, 'day', 'days')} ago. Save a backup on the phone or the computer.`,
    never: (days: number) =>
      `You have worked for ${count(days, 'day', 'days')} without a backup. Save one on the phone or the computer.`,
    save: 'Save now',
    later: 'Later',
  },
  suggestions: {
    label: 'Suggestion',
    orders_20: (orders: number) =>
      `You made ${count(orders, 'order', 'orders')} this month. Did you know that you can sync the data to several devices?`,
    orders_40: (_orders: number) =>
      'Your business is growing! With the Basic plan you have automatic backups and can send estimates straight to your clients.',
    orders_50: (orders: number) =>
      `You reached ${count(orders, 'order', 'orders')} this month. Congratulations! Choose the Basic plan for sync, automatic backups and a portal for clients. You go on for free, with no limits.`,
    share_pdf: (_orders: number) =>
      'Did you know that you can send the client the estimate straight on WhatsApp, with one click? See the Basic plan.',
    months_3: (_orders: number) =>
      'You have used ROA AUTO for 3 months. Thank you! Protect your data with automatic backups in the cloud.',
    see: 'See the Basic plan',
    no: 'No, thank you',
  },
  space: {
    title: 'The device is running out of space',
    text: (left: string) =>
      `The app has ${left} left. Free some space (photos, apps) and save a backup, so that you can go on writing.`,
  },
}
