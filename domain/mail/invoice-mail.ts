import { formatLei } from '#domain/romania/numbers.ts'
import { type Content, contentOf, type Language } from './letter.ts'

const WORDS = {
  ro: {
    subject: (invoice: string) => `Factura ${invoice} pentru ROA AUTO`,
    body: (amount: string) =>
      `Am primit plata de ${amount}. Mulțumim!\n\nFactura este atașată; o găsești și pe pagina Abonament.`,
    button: 'Vezi abonamentul',
  },
  en: {
    subject: (invoice: string) => `Invoice ${invoice} for ROA AUTO`,
    body: (amount: string) =>
      `We have received the payment of ${amount}. Thank you!\n\nThe invoice is attached; it is also on the Subscription page.`,
    button: 'See the subscription',
  },
} as const

/** The mail with our invoice of a payment. `amount` in bani. */
export const invoiceMail = ({
  language,
  invoice,
  amount,
  url,
}: {
  language: Language
  invoice: string
  amount: number
  url: string
}): Content => {
  const { subject, body, button } = WORDS[language]
  return contentOf({
    language,
    subject: subject(invoice),
    sender: 'ROA AUTO',
    body: body(formatLei(amount)),
    button: { label: button, url },
    footer: [],
  })
}
