import { html } from 'hono/html'
import type { PrintedState, PrintedView } from '#domain/portal/printed.ts'
import { formatCount } from '#domain/romania/numbers.ts'
import type { Page } from '../answer.ts'
import { facts, note, plate, shopFoot, shopHead, type Tone, where } from '../parts.ts'

const WORDS: Record<PrintedState, { tone: Tone; title: string; text: string }> = {
  stands: {
    tone: 'good',
    title: 'Devizul este cel în vigoare',
    text: 'Conținutul tipărit este cel înregistrat la service. Comparați datele de mai jos cu hârtia.',
  },
  asked: {
    tone: 'good',
    title: 'Devizul a primit răspunsul clientului',
    text: 'Hârtia este varianta trimisă spre acord. Rămâne în vigoare numai ce a fost acceptat.',
  },
  replaced: {
    tone: 'warm',
    title: 'Devizul a fost înlocuit',
    text: 'Hârtia este o variantă mai veche. Vă rugăm să cereți service-ului varianta actuală.',
  },
  unknown: {
    tone: 'bad',
    title: 'Hârtia nu corespunde devizului în vigoare',
    text: 'Devizul a fost modificat după tipărire. Vă rugăm să cereți service-ului varianta actuală.',
  },
  annulled: {
    tone: 'bad',
    title: 'Comanda a fost anulată',
    text: 'Acest deviz nu mai este valabil.',
  },
}

/** The page of a printed deviz. */
export const printedPage = (view: PrintedView): Page => {
  const { tone, title, text } = WORDS[view.state]
  const { answer } = view
  const said =
    answer === null
      ? []
      : answer.accepted === 0
        ? [
            `Clientul ${answer.postponed === answer.of ? 'a amânat' : 'nu a acceptat'} devizul la ${answer.at}.`,
          ]
        : [
            `Clientul a acceptat ${answer.accepted} din ${formatCount(answer.of, 'linii')} la ${answer.at}, în total ${answer.total}.`,
          ]
  return {
    title: `${title} · ${view.shop.name}`,
    body: html`${shopHead(view.shop, '')}<main class="wrap">${note(tone, title, [text, ...said], true)}
<section class="card title">${plate(view.plate)}<div>${facts(view.facts)}</div></section>${where(view.state === 'stands' && answer === null, () => html`<p class="small">Clientul nu a răspuns încă la acest deviz.</p>`)}</main>${shopFoot(view.shop, '')}`,
  }
}
