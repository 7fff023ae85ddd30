import { html } from 'hono/html'
import type {
  PortalAnswer,
  PortalChange,
  PortalDifference,
  PortalView,
  ShopNote,
} from '#domain/portal/view.ts'
import { formatCount } from '#domain/romania/numbers.ts'
import type { Html, Page } from '../answer.ts'
import { note, shopFoot, shopHead, type Tone, where } from '../parts.ts'

/** What the page of an order says about how things stand. */

/** `2 din 3 linii`, `devizul`, `întregul deviz`. */
const share = ({ accepted, of }: PortalAnswer): string => {
  if (accepted < of) return `${accepted} din ${formatCount(of, 'linii')}`
  return of === 1 ? 'devizul' : 'întregul deviz'
}

/** Nothing was accepted: all refused, all put off, or some of both. */
const notAccepted = ({ postponed, of }: PortalAnswer): string => {
  if (postponed === 0) return 'Ați refuzat devizul'
  return postponed === of ? 'Ați amânat devizul' : 'Nu ați acceptat nicio linie'
}

const WAY = { portal: 'pe această pagină', desk: 'la sediul service-ului', phone: 'telefonic' } as const

const titleOf = (answer: PortalAnswer): string =>
  answer.accepted > 0 ? `Ați acceptat ${share(answer)}` : notAccepted(answer)

const answerWords = (answer: PortalAnswer): (string | Html)[] => {
  const who = [answer.name === '' ? '' : answer.name, `${answer.at}, ${WAY[answer.source]}`]
    .filter((part) => part !== '')
    .join(' · ')
  return [
    ...(answer.accepted > 0 ? [html`Total acceptat: <b>${answer.total}</b>`] : []),
    who,
    ...(answer.isSigned ? ['Răspunsul este semnat.'] : []),
    ...(answer.note === '' ? [] : [html`<span class="pre">„${answer.note}”</span>`]),
  ]
}

const answerNote = (answer: PortalAnswer): Html =>
  note(answer.accepted > 0 ? 'good' : 'warm', titleOf(answer), answerWords(answer))

/** How the shop can be reached, for the end of a note. */
const reach = ({ shop }: Pick<PortalView, 'shop'>): string =>
  shop.phone ? ` Pentru întrebări, ne puteți suna la ${shop.phone.shown}.` : ''

type Words = { tone: Tone; title: string; text: string }

const STATES: Partial<Record<PortalView['state'], Words>> = {
  editing: {
    tone: 'warm',
    title: 'Devizul se modifică acum',
    text: 'Service-ul lucrează la o variantă nouă. Varianta de mai jos nu mai poate primi răspuns; veți primi un mesaj când cea nouă este gata.',
  },
  changed: {
    tone: 'warm',
    title: 'Devizul a fost modificat după răspunsul dumneavoastră',
    text: 'Ce s-a schimbat nu se execută fără acordul dumneavoastră. Service-ul vă va trimite varianta nouă.',
  },
  withdrawn: {
    tone: 'warm',
    title: 'Devizul a fost retras',
    text: 'Service-ul a retras cererea de acord. Nu este nevoie să răspundeți.',
  },
  expired: {
    tone: 'warm',
    title: 'Termenul de răspuns a trecut',
    text: 'Prețurile de mai jos nu mai sunt garantate. Vă rugăm să cereți service-ului un deviz actualizat.',
  },
  annulled: {
    tone: 'warm',
    title: 'Comanda a fost anulată',
    text: 'Service-ul a anulat această comandă. Devizul de mai jos nu mai este valabil.',
  },
  invoiced: {
    tone: 'good',
    title: 'Lucrările sunt încheiate și facturate',
    text: 'Devizul de mai jos rămâne pentru evidența dumneavoastră.',
  },
}

/**
 * The notes above the content: the state with what has changed, then the answer, then the wish to be called. Of an edit
 * after the answer one note says all.
 */
export const stateNotes = (view: PortalView): Html[] => {
  const words = STATES[view.state]
  const { answer, difference } = view
  const told = view.state === 'changed' && answer ? answer : null
  return [
    ...(words
      ? [
          note(
            words.tone,
            words.title,
            [words.text + reach(view), ...(told ? [`${titleOf(told)}.`, ...answerWords(told)] : [])],
            false,
            where(difference, () => (difference ? changes(difference) : html``)),
          ),
        ]
      : difference
        ? [note('warm', 'Devizul s-a schimbat față de varianta anterioară', [], false, changes(difference))]
        : []),
    ...(answer && !told ? [answerNote(answer)] : []),
    ...(view.call ? [note('', 'Ați cerut să vă sunăm', [`${view.call.when} · ${view.call.at}`])] : []),
  ]
}

const KINDS = { added: 'Adăugat', removed: 'Scos', changed: 'Modificat' } as const

const change = ({ kind, name, before, after }: PortalChange): Html =>
  html`<li><b>${KINDS[kind]}:</b> ${name}${where(before !== '' || after !== '', () => html`<br>${where(before, () => html`<s>${before}</s>${after === '' ? '' : ' → '}`)}${after}`)}</li>`

/** What differs from the version that the client knows. */
const changes = ({ changes: list, total }: PortalDifference): Html =>
  html`<ul class="changes">${list.map(change)}</ul>
${where(total, () => html`<p>Total: <s>${total?.before}</s> → <b>${total?.after}</b></p>`)}`

const SHOP_NOTES: Record<ShopNote, { title: string; text: string }> = {
  link_withdrawn: {
    title: 'Linkul a fost retras',
    text: 'Service-ul a retras acest link. Dacă ați primit un mesaj mai nou, vă rugăm să deschideți linkul din acela.',
  },
  link_expired: {
    title: 'Linkul a expirat',
    text: 'Acest link nu mai este valabil. Vă rugăm să cereți service-ului unul nou.',
  },
}

/** A page of the shop that shows nothing of the order. */
export const shopNotePage = (kind: ShopNote, shop: PortalView['shop'], logo: string): Page => {
  const { title, text } = SHOP_NOTES[kind]
  return {
    title: `${title} · ${shop.name}`,
    body: html`${shopHead(shop, logo)}<main class="wrap">${note('warm', title, [text + reach({ shop })], true)}</main>${shopFoot(shop, '')}`,
  }
}
