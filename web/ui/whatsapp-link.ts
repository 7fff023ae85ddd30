import { dialDigits } from '#domain/romania/phone.ts'

/** WhatsApp with the text written, to a phone or, without one, to whoever is chosen there. */
export const whatsAppLink = (phone: string, text: string): string =>
  `https://wa.me/${dialDigits(phone) ?? ''}?text=${encodeURIComponent(text)}`
