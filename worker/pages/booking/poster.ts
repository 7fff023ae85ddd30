import type { Context } from 'hono'
import { html } from 'hono/html'
import { qrCode, runsOf } from '#domain/documents/qr.ts'
import type { AppEnv } from '#worker/http/context.ts'
import { publicOrigin } from '#worker/http/public-origin.ts'
import { answerPage, type Html } from '../answer.ts'
import { openShop } from './shop.ts'
import { bookingPath } from './show.ts'

/** Empty modules around a code, by which a camera finds it. */
const QUIET = 4

const drawing = (address: string): Html => {
  const code = qrCode(address)
  const size = code.length + 2 * QUIET
  return html`<svg class="qr" viewBox="0 0 ${size} ${size}" role="img" aria-label="Cod QR"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${runsOf(
    code,
  )
    .map(({ x, y, length }) => `M${x + QUIET} ${y + QUIET}h${length}v1h-${length}z`)
    .join('')}"/></svg>`
}

/** A sheet of paper for the shop's window, with the address of its page as a QR code. */
export const showPoster = async (c: Context<AppEnv>, slug: string): Promise<Response> => {
  const { card } = await openShop(c, slug, '')
  const address = publicOrigin(c.env) + bookingPath(slug)
  return answerPage(c, 200, {
    title: `Afiș · ${card.name}`,
    body: html`<main class="wrap poster"><p class="noprint small">Tipăriți această pagină din browser și puneți-o în geam.</p>
<h1>Programați-vă online</h1><p>Scanați codul cu telefonul</p>${drawing(address)}<p><b>${address.replace(/^https?:\/\//, '')}</b></p><h2>${card.name}</h2></main>`,
  })
}
