import { type Channel, isCommercial, type Language, type Purpose } from './words.ts'

/**
 * The texts of a shop that has not written its own, for clients. Those of SMS fit one segment with their link; those
 * for other channels have room and diacritics.
 */

type Text = { subject: string; body: string }
type Texts = Readonly<
  Record<
    Purpose,
    { short: string; long: string; subject: string /** Beside the file itself. */; attached?: string }
  >
>

const RO: Texts = {
  estimate: {
    short: 'Devizul pentru {numar}, total {total}, asteapta raspunsul dvs.: {link} {atelier}',
    subject: 'Deviz pentru {numar}',
    long: 'Bună ziua, {client}!\n\nDevizul pentru mașina {masina}, {numar}, este gata: {total}. Îl puteți vedea și accepta aici:\n{link}\n\nPentru întrebări ne găsiți la {telefon}.\n{atelier}',
    attached:
      'Bună ziua, {client}!\n\nVă trimitem devizul pentru mașina {masina}, {numar}: {total}.\n\nPentru întrebări ne găsiți la {telefon}.\n{atelier}',
  },
  ready: {
    short: 'Masina {numar} este gata, o puteti ridica. Total: {total}. {atelier}, {telefon}',
    subject: 'Mașina {numar} este gata',
    long: 'Bună ziua, {client}!\n\nMașina {masina}, {numar}, este gata și o puteți ridica. Total: {total}.\n\nNe găsiți la {telefon}.\n{atelier}',
  },
  invoice: {
    short: 'Factura {factura} pentru {numar}: {total}. De achitat: {rest}. {atelier}, {telefon}',
    subject: 'Factura {factura}',
    long: 'Bună ziua, {client}!\n\nVă trimitem factura {factura} pentru mașina {masina}, {numar}: {total}. De achitat: {rest}.\n\nPentru întrebări ne găsiți la {telefon}.\n{atelier}',
  },
  reminder: {
    short: '{eveniment}, {numar}: {termen}. {atelier}, {telefon}. Stop: {stop}',
    subject: '{eveniment} pentru {numar}',
    long: 'Bună ziua, {client}!\n\nVă reamintim: {eveniment} pentru mașina {masina}, {numar}, {termen}. Vă puteți alege ora la {programari}. Pentru programare ne găsiți la {telefon}.\n{atelier}',
  },
  review: {
    short: 'Va multumim! Parerea dvs.: {recenzie} {atelier}. Stop: {stop}',
    subject: 'Cum a fost la {atelier}?',
    long: 'Bună ziua, {client}!\n\nVă mulțumim că ați ales {atelier}. Ne-ar ajuta părerea dumneavoastră:\n{recenzie}',
  },
  campaign: {
    short: '{atelier}. Programari la {telefon}. Stop: {stop}',
    subject: '{atelier}',
    long: 'Bună ziua, {client}!\n\nProgramări la {telefon}.\n{atelier}',
  },
  general: {
    short: 'Buna ziua! {atelier}, {telefon}',
    subject: '{atelier}, mașina {numar}',
    long: 'Bună ziua, {client}!\n\n{atelier}, {telefon}',
  },
  code: {
    short: '{cod} este codul dvs. pentru programarea la {atelier}. Este valabil 10 minute.',
    subject: 'Codul dumneavoastră: {cod}',
    long: '{cod} este codul dumneavoastră pentru programarea la {atelier}. Este valabil 10 minute.',
  },
  appointment: {
    short: 'Programare confirmata: {programare}, {numar}. Modificari: {link} {atelier}',
    subject: 'Programare confirmată: {programare}',
    long: 'Bună ziua, {client}!\n\nProgramarea dumneavoastră este confirmată: {programare}, {serviciu}, {numar}. O puteți muta sau anula aici:\n{link}\n\nPentru întrebări ne găsiți la {telefon}.\n{atelier}',
    attached:
      'Bună ziua, {client}!\n\nProgramarea dumneavoastră este confirmată: {programare}, {serviciu}, {numar}.\n\nPentru întrebări ne găsiți la {telefon}.\n{atelier}',
  },
  appointment_refused: {
    short: 'Ne pare rau, nu va putem primi {programare}. Pentru alta ora sunati la {telefon}. {atelier}',
    subject: 'Programare: {programare}',
    long: 'Bună ziua, {client}!\n\nNe pare rău, nu vă putem primi {programare}. Pentru altă oră ne găsiți la {telefon}.\n{atelier}',
  },
  appointment_eve: {
    short: 'Va asteptam {programare}, {numar}. Mutare sau anulare: {link} {atelier}',
    subject: 'Vă așteptăm {programare}',
    long: 'Bună ziua, {client}!\n\nVă așteptăm {programare}, {serviciu}, {numar}. Puteți muta sau anula programarea aici:\n{link}\n\nPentru întrebări ne găsiți la {telefon}.\n{atelier}',
    attached:
      'Bună ziua, {client}!\n\nVă așteptăm {programare}, {serviciu}, {numar}.\n\nPentru întrebări ne găsiți la {telefon}.\n{atelier}',
  },
}

const EN: Texts = {
  estimate: {
    short: 'The estimate for {numar}, total {total}, awaits your answer: {link} {atelier}',
    subject: 'Estimate for {numar}',
    long: 'Hello {client},\n\nThe estimate for your {masina}, {numar}, is ready: {total}. You can see and accept it here:\n{link}\n\nFor questions call {telefon}.\n{atelier}',
    attached:
      'Hello {client},\n\nHere is the estimate for your {masina}, {numar}: {total}.\n\nFor questions call {telefon}.\n{atelier}',
  },
  ready: {
    short: 'Your car {numar} is ready to be collected. Total: {total}. {atelier}, {telefon}',
    subject: 'Your car {numar} is ready',
    long: 'Hello {client},\n\nYour {masina}, {numar}, is ready to be collected. Total: {total}.\n\nCall us at {telefon}.\n{atelier}',
  },
  invoice: {
    short: 'Invoice {factura} for {numar}: {total}. To pay: {rest}. {atelier}, {telefon}',
    subject: 'Invoice {factura}',
    long: 'Hello {client},\n\nHere is invoice {factura} for your {masina}, {numar}: {total}. To pay: {rest}.\n\nFor questions call {telefon}.\n{atelier}',
  },
  reminder: {
    short: '{eveniment}, {numar}: {termen}. {atelier}, {telefon}. Stop: {stop}',
    subject: '{eveniment} for {numar}',
    long: 'Hello {client},\n\nA reminder: {eveniment} for your {masina}, {numar}, {termen}. Choose a time at {programari}. Or call us at {telefon}.\n{atelier}',
  },
  review: {
    short: 'Thank you! Tell us how it was: {recenzie} {atelier}. Stop: {stop}',
    subject: 'How was {atelier}?',
    long: 'Hello {client},\n\nThank you for choosing {atelier}. Your opinion would help us:\n{recenzie}',
  },
  campaign: {
    short: '{atelier}. To book call {telefon}. Stop: {stop}',
    subject: '{atelier}',
    long: 'Hello {client},\n\nTo book call {telefon}.\n{atelier}',
  },
  general: {
    short: 'Hello! {atelier}, {telefon}',
    subject: '{atelier}, your car {numar}',
    long: 'Hello {client},\n\n{atelier}, {telefon}',
  },
  code: {
    short: '{cod} is your code for the appointment at {atelier}. It is valid for 10 minutes.',
    subject: 'Your code: {cod}',
    long: '{cod} is your code for the appointment at {atelier}. It is valid for 10 minutes.',
  },
  appointment: {
    short: 'Appointment confirmed: {programare}, {numar}. Changes: {link} {atelier}',
    subject: 'Appointment confirmed: {programare}',
    long: 'Hello {client},\n\nYour appointment is confirmed: {programare}, {serviciu}, {numar}. You can move or cancel it here:\n{link}\n\nFor questions call {telefon}.\n{atelier}',
    attached:
      'Hello {client},\n\nYour appointment is confirmed: {programare}, {serviciu}, {numar}.\n\nFor questions call {telefon}.\n{atelier}',
  },
  appointment_refused: {
    short: 'We are sorry, we can not take you on {programare}. For another time call {telefon}. {atelier}',
    subject: 'Appointment: {programare}',
    long: 'Hello {client},\n\nWe are sorry, we can not take you on {programare}. For another time call {telefon}.\n{atelier}',
  },
  appointment_eve: {
    short: 'We expect you on {programare}, {numar}. Move or cancel: {link} {atelier}',
    subject: 'We expect you on {programare}',
    long: 'Hello {client},\n\nWe expect you on {programare}, {serviciu}, {numar}. You can move or cancel the appointment here:\n{link}\n\nFor questions call {telefon}.\n{atelier}',
    attached:
      'Hello {client},\n\nWe expect you on {programare}, {serviciu}, {numar}.\n\nFor questions call {telefon}.\n{atelier}',
  },
}

const TEXTS: Readonly<Record<Language, Texts>> = { ro: RO, en: EN }

/** How an e-mail says that the client can stop such messages; what a person hands over can be answered. */
const STOP: Readonly<Record<Language, string>> = {
  ro: '\n\nNu mai doriți astfel de mesaje? {stop}',
  en: '\n\nNo more such messages? {stop}',
}

/** The default text of a purpose, a channel and a language. */
export const defaultTemplate = (purpose: Purpose, channel: Channel, language: Language): Text => {
  const { short, long, subject, attached = long } = TEXTS[language][purpose]
  if (channel === 'sms') return { subject: '', body: short }
  if (channel === 'email') return { subject, body: isCommercial(purpose) ? long + STOP[language] : long }
  return { subject: '', body: channel === 'share' ? attached : long }
}
