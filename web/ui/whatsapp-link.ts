/** WhatsApp with the text written, to a phone in its standard form or to whoever is chosen there. */
export const whatsAppLink = (phone: string, text: string): string =>
  `https://wa.me/${/^\+\d+$/.test(phone) ? phone.slice(1) : ''}?text=${encodeURIComponent(text)}`
