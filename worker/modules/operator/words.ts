import type { Metered } from '#domain/plans/catalogue.ts'

/** What is counted, as the console names it. */
export const METERED_WORDS: Readonly<Record<Metered, string>> = {
  sms: 'SMS',
  whatsapp_cloud: 'WhatsApp',
  portal_links: 'Linkuri pentru clienți',
  pdf_renders: 'PDF-uri',
}
