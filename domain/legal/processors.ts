import type { LegalLanguage } from './document.ts'

/** The companies that process data for us; both the policy and the agreement list them. */
export const PROCESSORS: Readonly<Record<LegalLanguage, readonly string[]>> = {
  ro: [
    'Cloudflare, Inc. — găzduirea aplicației, a bazelor de date și a fișierelor, trimiterea e-mailurilor, producerea PDF-urilor;',
    'LINK Mobility Poland (SMSAPI) — trimiterea SMS-urilor: numărul de telefon și textul mesajului;',
    'Meta Platforms Ireland (WhatsApp) — mesajele trimise prin WhatsApp: numărul de telefon și textul mesajului, numai unde service-ul folosește acest canal;',
    'serviciile de notificări ale navigatoarelor (Google, Mozilla, Apple) — notificări criptate, pe care aceste servicii nu le pot citi.',
  ],
  en: [
    'Cloudflare, Inc.: hosting of the app, its databases and files, sending of e-mail, making of PDFs;',
    'LINK Mobility Poland (SMSAPI): sending of SMS, with the phone number and the text;',
    'Meta Platforms Ireland (WhatsApp): messages sent by WhatsApp, with the phone number and the text, only where the shop uses this channel;',
    "the browsers' push services (Google, Mozilla, Apple): encrypted notifications, which these services cannot read.",
  ],
}
