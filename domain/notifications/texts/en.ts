import { timeInRomania } from '#domain/kernel/dates.ts'
import { formatLei } from '#domain/romania/numbers.ts'
import { spokenDay, spokenInstant } from '#domain/romania/spoken-day.ts'
import type { NotificationTexts } from './text.ts'

const lines = (count: number) => (count === 1 ? '1 line' : `${count} lines`)

const notAccepted = (postponed: number, asked: number): string => {
  if (postponed === 0) return 'The client refused the estimate.'
  return postponed === asked ? 'The client put the estimate off.' : 'The client accepted no line.'
}

/** The words about the month, for what is counted by the month. */
const monthly = (feature: keyof typeof USAGE, words: string): string =>
  feature === 'users' || feature === 'storage' ? '' : words

const USAGE = {
  sms: 'SMS',
  whatsapp_cloud: 'Automatic WhatsApp',
  portal_links: 'Links for clients',
  pdf_renders: 'PDFs made by the server',
  users: 'Places for colleagues',
  storage: 'Room for photos',
} as const

const EXPORTS = { roaauto: 'ROAAUTO export', data: 'All your data', client: 'A client’s data' } as const

export const EN: NotificationTexts = {
  'approvals.answered': ({ car, accepted, postponed, asked }) => ({
    title: car,
    body:
      accepted === 0
        ? notAccepted(postponed, asked)
        : accepted === asked
          ? `The client accepted everything: ${lines(asked)}.`
          : `The client accepted ${accepted} of ${lines(asked)}.`,
  }),
  'approvals.call': ({ car, when }) => ({ title: car, body: `The client asks to be called: ${when}` }),
  'appointments.asked': ({ car, at }) => ({
    title: car,
    body: `Asks for an appointment: ${spokenInstant(at, 'en')}. Accept or refuse it.`,
  }),
  'appointments.booked': ({ car, at }) => ({
    title: car,
    body: `Booked online: ${spokenInstant(at, 'en')}.`,
  }),
  'appointments.moved': ({ car, at }) => ({
    title: car,
    body: `The client moved the appointment: ${spokenInstant(at, 'en')}.`,
  }),
  'appointments.cancelled': ({ car, at }) => ({
    title: car,
    body: `The client cancelled the appointment: ${spokenInstant(at, 'en')}.`,
  }),
  'appointments.shut-out': ({ from, to, count }) => ({
    title: from === to ? spokenDay(from, 'en') : `${spokenDay(from, 'en')} – ${spokenDay(to, 'en')}`,
    body:
      count === 1
        ? '1 appointment is now outside of the hours. Call the client.'
        : `${count} appointments are now outside of the hours. Call the clients.`,
  }),
  'clock.forgotten': ({ car, at }) => ({
    title: car,
    body: `The clock was left running and stopped at ${timeInRomania(Date.parse(at))}. Is that right?`,
  }),
  'exports.ready': ({ kind }) => ({
    title: EXPORTS[kind],
    body: 'The archive is ready and can be downloaded for 7 days.',
  }),
  'exports.failed': ({ kind }) => ({
    title: EXPORTS[kind],
    body: 'The export was not made. See why and try again.',
  }),
  'orders.done': ({ car, works }) => ({
    title: car,
    body:
      works === 1 ? 'The car is done: its work is finished.' : `The car is done: ${works} works finished.`,
  }),
  'usage.near': ({ feature, percent }) => ({
    title: USAGE[feature],
    body:
      percent === 100
        ? `You used all that the plan has${monthly(feature, ' this month')}.`
        : `You used ${percent}% of what the plan has${monthly(feature, ' this month')}.`,
  }),
  'team.joined': ({ name }) => ({ title: name, body: 'Accepted the invite and can work.' }),
  'plans.paid-twice': ({ amount }) => ({
    title: 'Subscription paid twice',
    body: `The second payment, ${formatLei(amount)}, goes back to the card.`,
  }),
  'messages.failed': ({ car, address }) => ({
    title: car || address,
    body: car ? `The message to ${address} did not arrive.` : 'The message did not arrive.',
  }),
}
