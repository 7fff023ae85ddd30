import { type Content, contentOf, type Language } from './letter.ts'

const WORDS = {
  ro: {
    yours: {
      subject: (shop: string) => `Accesul tău la ${shop} s-a oprit`,
      body: (shop: string) =>
        `${shop} a trecut la un plan cu mai puțini utilizatori, așa că nu te mai poți conecta. Ce ai lucrat rămâne.\n\nPatronul îți poate porni accesul din nou dacă alege un plan mai mare.`,
    },
    owners: {
      subject: 'Colegi care nu se mai pot conecta',
      body: (shop: string, names: string) =>
        `Planul de acum al ${shop} are mai puțini utilizatori. Nu se mai pot conecta: ${names}. Le-am scris și lor, iar munca lor rămâne.\n\nCu un plan mai mare îi poți porni din nou, din pagina Echipă.`,
      button: 'Vezi echipa',
    },
  },
  en: {
    yours: {
      subject: (shop: string) => `Your access to ${shop} has stopped`,
      body: (shop: string) =>
        `${shop} has changed to a plan with fewer users, so you can no longer log in. Your work stays.\n\nThe owner can give you access again by choosing a larger plan.`,
    },
    owners: {
      subject: 'Colleagues who can no longer log in',
      body: (shop: string, names: string) =>
        `The plan that ${shop} has now has fewer users. These can no longer log in: ${names}. We have written to them too, and their work stays.\n\nWith a larger plan you can give them access again, on the page Team.`,
      button: 'See the team',
    },
  },
} as const

/** To a colleague whose access a smaller plan has ended. */
export const pausedMail = ({ language, shop }: { language: Language; shop: string }): Content => {
  const { subject, body } = WORDS[language].yours
  return contentOf({ language, subject: subject(shop), sender: 'ROA AUTO', body: body(shop), footer: [] })
}

/** To an owner: whose access a smaller plan has ended. */
export const pausedTeamMail = ({
  language,
  shop,
  names,
  url,
}: {
  language: Language
  shop: string
  names: readonly string[]
  url: string
}): Content => {
  const { subject, body, button } = WORDS[language].owners
  return contentOf({
    language,
    subject,
    sender: 'ROA AUTO',
    body: body(shop, names.join(', ')),
    button: { label: button, url },
    footer: [],
  })
}
