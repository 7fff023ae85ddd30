import { clean } from '#domain/documents/view.ts'
import { formatPhone } from '#domain/romania/phone.ts'
import { type Content, contentOf, type Language } from './letter.ts'

/** What a shop writes to its client, around the text of the message itself. */
const WORDS = {
  ro: { open: 'Deschideți pagina', phone: 'Telefon', stop: 'Nu mai doresc astfel de mesaje' },
  en: { open: 'Open the page', phone: 'Phone', stop: 'Stop these messages' },
} as const

/** A message of the shop by mail. `link` is the address that its text names, `stop` ends such messages; '' for none. */
export const clientMail = ({
  shop,
  language,
  subject,
  body,
  link = '',
  stop = '',
}: {
  shop: { nume: string; telefon: string; adresa: string; localitate: string }
  language: Language
  subject: string
  body: string
  link?: string
  stop?: string
}): Content => {
  const words = WORDS[language]
  const phone = clean(shop.telefon)
  const address = [clean(shop.adresa), clean(shop.localitate)].filter(Boolean).join(', ')
  return contentOf({
    language,
    subject,
    sender: shop.nume,
    body,
    ...(link ? { button: { label: words.open, url: link } } : {}),
    footer: [
      ...(phone ? [`${words.phone}: ${formatPhone(phone)}`] : []),
      ...(address ? [address] : []),
      ...(stop ? [{ label: words.stop, url: stop }] : []),
    ],
  })
}
