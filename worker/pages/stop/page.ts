import { html } from 'hono/html'
import { shopCard } from '#domain/portal/shop-card.ts'
import { formatPhone } from '#domain/romania/phone.ts'
import type { StopRows } from '#worker/db/stop-rows.ts'
import type { Page } from '../answer.ts'
import { note, shopFoot, shopHead, where } from '../parts.ts'

/** Digits of a phone that are shown at its beginning and at its end. */
const SHOWN = { first: 4, last: 3 } as const

/** The address as its owner knows it, and nobody else: `0722 *** 456`, `+4915******789`, `i***@exemplu.ro`. */
export const masked = (address: string): string => {
  const [name = '', domain] = address.split('@')
  if (domain !== undefined) return `${name.slice(0, 1)}***@${domain}`
  const phone = formatPhone(address)
  const last = phone.replaceAll(/\D/g, '').length - SHOWN.last
  let place = 0
  return phone.replaceAll(/\d/g, (digit) => {
    place += 1
    return place <= SHOWN.first || place > last ? digit : '*'
  })
}

/** The page of a stop link: one press, and what happened. */
export const stopPage = ({ address: to, shop, look, isStopped }: StopRows, path: string): Page => {
  const card = shopCard(shop, { ...look, logo: 0 })
  const address = masked(to)
  return {
    title: `Mesaje de la ${card.name}`,
    body: html`${shopHead(card, '')}<main class="wrap">${where(isStopped, () =>
      note(
        'good',
        'Nu mai primiți mesaje promoționale',
        [
          `${card.name} nu vă mai trimite la ${address} remindere, oferte sau cereri de recenzie.`,
          'Veți primi în continuare numai mesajele despre lucrările pe care le comandați: devizul de aprobat, mașina gata, factura. Dacă vă răzgândiți, spuneți service-ului.',
        ],
        true,
      ),
    )}${where(
      !isStopped,
      () => html`<section class="card"><h1>Opriți mesajele de la ${card.name}?</h1>
<p>Nu veți mai primi la <b>${address}</b> remindere, oferte sau cereri de recenzie de la acest service. Mesajele altor service-uri nu se schimbă.</p>
<form method="post" action="${path}"><button class="main">Opresc mesajele</button></form>
<p class="small">Mesajele despre lucrările pe care le comandați (devizul de aprobat, mașina gata, factura) vor ajunge în continuare.</p></section>`,
    )}</main>${shopFoot(card, '')}`,
  }
}
