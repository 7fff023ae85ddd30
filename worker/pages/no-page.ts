import type { Context } from 'hono'
import { html } from 'hono/html'
import type { AppEnv } from '#worker/http/context.ts'
import { answerPage } from './answer.ts'

/** The one answer to every wrong link: of an unknown token, of a wrong form, of an address that leads nowhere. */
export const noPage = (c: Context<AppEnv>): Promise<Response> =>
  answerPage(c, 404, {
    title: 'Pagina nu există',
    body: html`<main class="note"><h1>Pagina nu există</h1>
<p>Adresa nu este completă sau nu mai este valabilă. Vă rugăm să deschideți din nou linkul primit de la service, întreg, sau să îi cereți altul.</p></main>`,
  })
