import { timeInRomania } from '#domain/kernel/dates.ts'
import { formatCount, formatLei } from '#domain/romania/numbers.ts'
import { spokenDay, spokenInstant } from '#domain/romania/spoken-day.ts'
import type { NotificationTexts } from './text.ts'

const lines = (count: number) => (count === 1 ? 'o linie' : formatCount(count, 'linii'))

const notAccepted = (postponed: number, asked: number): string => {
  if (postponed === 0) return 'Clientul a refuzat devizul.'
  return postponed === asked ? 'Clientul a amânat devizul.' : 'Clientul nu a acceptat nicio linie.'
}

/** The words about the month, for what is counted by the month. */
const monthly = (feature: keyof typeof USAGE, words: string): string =>
  feature === 'users' || feature === 'storage' ? '' : words

const USAGE = {
  sms: 'SMS',
  whatsapp_cloud: 'WhatsApp automat',
  portal_links: 'Linkuri pentru clienți',
  pdf_renders: 'PDF-uri făcute de server',
  users: 'Locuri pentru colegi',
  storage: 'Spațiu pentru poze',
} as const

const EXPORTS = {
  roaauto: 'Export ROAAUTO',
  data: 'Toate datele tale',
  client: 'Datele unui client',
} as const

export const RO: NotificationTexts = {
  'approvals.answered': ({ car, accepted, postponed, asked }) => ({
    title: car,
    body:
      accepted === 0
        ? notAccepted(postponed, asked)
        : accepted === asked
          ? `Clientul a acceptat tot: ${lines(asked)}.`
          : `Clientul a acceptat ${accepted} din ${lines(asked)}.`,
  }),
  'approvals.call': ({ car, when }) => ({ title: car, body: `Clientul cere să fie sunat: ${when}` }),
  'appointments.asked': ({ car, at }) => ({
    title: car,
    body: `Cerere de programare: ${spokenInstant(at)}. Accept-o sau refuz-o.`,
  }),
  'appointments.booked': ({ car, at }) => ({
    title: car,
    body: `S-a programat online: ${spokenInstant(at)}.`,
  }),
  'appointments.moved': ({ car, at }) => ({
    title: car,
    body: `Clientul a mutat programarea: ${spokenInstant(at)}.`,
  }),
  'appointments.cancelled': ({ car, at }) => ({
    title: car,
    body: `Clientul a anulat programarea: ${spokenInstant(at)}.`,
  }),
  'appointments.shut-out': ({ from, to, count }) => ({
    title: from === to ? spokenDay(from) : `${spokenDay(from)} – ${spokenDay(to)}`,
    body:
      count === 1
        ? 'O programare rămâne în afara programului. Sună clientul.'
        : `${formatCount(count, 'programări')} rămân în afara programului. Sună clienții.`,
  }),
  'clock.forgotten': ({ car, at }) => ({
    title: car,
    body: `Ceasul a rămas pornit și s-a oprit la ${timeInRomania(Date.parse(at))}. E corect?`,
  }),
  'exports.ready': ({ kind }) => ({
    title: EXPORTS[kind],
    body: 'Arhiva e gata și se poate descărca 7 zile.',
  }),
  'exports.failed': ({ kind }) => ({
    title: EXPORTS[kind],
    body: 'Exportul nu s-a făcut. Vezi de ce și încearcă din nou.',
  }),
  'orders.done': ({ car, works }) => ({
    title: car,
    body:
      works === 1
        ? 'Mașina e gata: lucrarea e făcută.'
        : `Mașina e gata: ${formatCount(works, 'lucrări făcute')}.`,
  }),
  'usage.near': ({ feature, percent }) => ({
    title: USAGE[feature],
    body:
      percent === 100
        ? `Ai folosit tot ce are planul${monthly(feature, ' luna asta')}.`
        : `Ai folosit ${percent}% din ce are planul${monthly(feature, ' luna asta')}.`,
  }),
  'team.joined': ({ name }) => ({ title: name, body: 'A acceptat invitația și poate lucra.' }),
  'plans.paid-twice': ({ amount }) => ({
    title: 'Abonament plătit de două ori',
    body: `A doua plată, de ${formatLei(amount)}, se întoarce pe card.`,
  }),
  'messages.failed': ({ car, address }) => ({
    title: car || address,
    body: car ? `Mesajul către ${address} nu a ajuns.` : 'Mesajul nu a ajuns.',
  }),
}
