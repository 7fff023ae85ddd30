import { dialDigits } from '#domain/romania/phone.ts'

/** A WhatsApp link with the text filled in, to a phone number or, without one, to a contact chosen there. */
export const whatsAppLink = (phone: string, text: string): string =>
  `https://wa.me/${dialDigits(phone) ?? ''}?text=${encodeURIComponent(text)}`
