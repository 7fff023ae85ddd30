import { html } from 'hono/html'
import type { PortalShop } from '#domain/portal/view.ts'
import type { Html, Page } from '../answer.ts'
import { note, shopFoot, shopHead } from '../parts.ts'

/** A page of a shop for bookings; `base` is the address below which its logo is. */
export const bookingPage = (title: string, shop: PortalShop, base: string, body: Html): Page => ({
  title: `${title} · ${shop.name}`,
  body: html`${shopHead(shop, `${base}/sigla`)}<main class="wrap">${body}</main>${shopFoot(shop, '')}`,
})

/** How the shop is called, for the end of a sentence; '' where it has given no phone. */
export const byPhone = ({ phone }: Pick<PortalShop, 'phone'>): string => (phone ? ` la ${phone.shown}` : '')

/** The page of a shop that takes no bookings online. */
export const callPage = (shop: PortalShop, base: string): Page =>
  bookingPage(
    'Programare',
    shop,
    base,
    note(
      '',
      'Programați-vă prin telefon',
      [`Service-ul nu primește acum programări online. Vă rugăm să ne sunați${byPhone(shop)}.`],
      true,
    ),
  )
