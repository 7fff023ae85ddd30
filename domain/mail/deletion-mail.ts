import { formatCount } from '#domain/romania/numbers.ts'
import { type Content, contentOf, type Language } from './letter.ts'

const WORDS = {
  ro: {
    subject: (days: number) =>
      days === 1
        ? 'Mâine ștergem datele din contul tău'
        : `Peste ${formatCount(days, 'zile')} ștergem datele din contul tău`,
    body: (shop: string, day: string) =>
      `Abonamentul pentru ${shop} s-a încheiat, iar pe ${day} ștergem definitiv datele de pe server: comenzi, facturi, clienți, poze și documente.\n\nCe e pe dispozitivul tău rămâne acolo. Dacă alegi un plan până atunci, găsești totul la locul lui. Dacă nu mai ai nevoie de ele, nu trebuie să faci nimic.`,
    button: 'Păstrează datele',
  },
  en: {
    subject: (days: number) =>
      days === 1
        ? 'Tomorrow we delete the data of your account'
        : `In ${days} days we delete the data of your account`,
    body: (shop: string, day: string) =>
      `The subscription of ${shop} has ended, and on ${day} we delete its data on the server for good: orders, invoices, clients, photos and documents.\n\nWhat is on your device stays there. Choose a plan before that day and you find everything in its place. If you no longer need it, you have nothing to do.`,
    button: 'Keep the data',
  },
} as const

/** The word to an owner before the data of a shop is deleted. `day` is written in the reader's language. */
export const deletionMail = ({
  language,
  shop,
  days,
  day,
  url,
}: {
  language: Language
  shop: string
  days: number
  day: string
  url: string
}): Content => {
  const { subject, body, button } = WORDS[language]
  return contentOf({
    language,
    subject: subject(days),
    sender: 'ROA AUTO',
    body: body(shop, day),
    button: { label: button, url },
    footer: [],
  })
}
