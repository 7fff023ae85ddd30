import { type Content, contentOf } from './letter.ts'

/** The invite into a shop's team, in Romanian: nobody knows yet which language the person reads. */
export const inviteMail = ({
  shop,
  name,
  by,
  role,
  url,
}: {
  shop: string
  name: string
  /** The name of the person who invites; '' where unknown. */
  by: string
  /** The role, as a word. */
  role: string
  url: string
}): Content =>
  contentOf({
    language: 'ro',
    subject: `Invitație în echipa ${shop}`,
    sender: shop,
    body: `Bună, ${name}!

${by ? `${by} te cheamă` : 'Ești chemat'} în echipa ${shop}, în aplicația ROA AUTO, cu rolul: ${role}.

Invitația e valabilă 48 de ore, o singură dată, și numai pentru adresa asta: ${url}

Dacă nu știi despre ce e vorba, șterge mesajul: fără tine nu se întâmplă nimic.`,
    button: { label: 'Vezi invitația', url },
    footer: ['Trimis prin ROA AUTO'],
  })
