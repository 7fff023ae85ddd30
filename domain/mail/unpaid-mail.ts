import type { UnpaidStep } from '#domain/plans/jobs.ts'
import { type Content, contentOf, type Language } from './letter.ts'

type Words = Record<UnpaidStep, (of: { shop: string; plan: string; day: string }) => Text>
type Text = { subject: string; body: string }

const WORDS: Readonly<Record<Language, Words>> = {
  ro: {
    failed: ({ shop, plan, day }) => ({
      subject: 'Plata abonamentului nu a reușit',
      body: `Plata planului ${plan} pentru ${shop} nu a reușit. Nu s-a oprit nimic: planul merge până pe ${day}, iar noi mai încercăm.\n\nVerifică data cardului și dacă are bani, sau pune alt card.`,
    }),
    last_day: ({ shop, plan, day }) => ({
      subject: `Planul ${plan} se oprește mâine`,
      body: `Plata pentru ${shop} tot nu a reușit. Dacă nu ajunge până pe ${day}, treci la Free: lucrezi mai departe pe dispozitivul tău, dar sincronizarea, pagina clienților și colegii se opresc.\n\nE de ajuns să pui un card bun.`,
    }),
    ended: ({ shop, plan }) => ({
      subject: `Planul ${plan} s-a oprit`,
      body: `Plata pentru ${shop} nu a ajuns, așa că ai trecut la Free. Nu ai pierdut nimic: lucrezi mai departe pe dispozitivul tău, iar datele din cont le păstrăm 90 de zile.\n\nCând plătești, totul revine: și ce ai lucrat între timp se sincronizează.`,
    }),
  },
  en: {
    failed: ({ shop, plan, day }) => ({
      subject: 'The payment of your subscription failed',
      body: `The payment of ${plan} for ${shop} failed. Nothing has stopped: the plan goes on until ${day}, and we try again.\n\nCheck the date of the card and its balance, or use another card.`,
    }),
    last_day: ({ shop, plan, day }) => ({
      subject: `${plan} stops tomorrow`,
      body: `The payment for ${shop} has still not come. Without it you move to Free on ${day}: you work on on your device, but sync, the clients’ page and your colleagues stop.\n\nA good card is all it takes.`,
    }),
    ended: ({ shop, plan }) => ({
      subject: `${plan} has stopped`,
      body: `The payment for ${shop} did not come, so you have moved to Free. Nothing is lost: you work on on your device, and we keep the data of your account for 90 days.\n\nOnce you pay, all of it comes back, and what you wrote meanwhile is synced.`,
    }),
  },
}

const BUTTON: Readonly<Record<Language, string>> = { ro: 'Vezi plata', en: 'See the payment' }

/** The word to an owner whose payment has failed. `day` is written in the reader's language. */
export const unpaidMail = ({
  language,
  step,
  shop,
  plan,
  day,
  url,
}: {
  language: Language
  step: UnpaidStep
  shop: string
  plan: string
  day: string
  url: string
}): Content =>
  contentOf({
    language,
    ...WORDS[language][step]({ shop, plan, day }),
    sender: 'ROA AUTO',
    button: { label: BUTTON[language], url },
    footer: [],
  })
