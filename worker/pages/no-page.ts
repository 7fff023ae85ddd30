import type { Context } from 'hono'
import { html } from 'hono/html'
import type { AppEnv } from '#worker/http/context.ts'
import { answerText, pageText } from './answer.ts'
import { note } from './parts.ts'

/** Made once in an isolate, so that guessed tokens cost nothing more. */
let made: Promise<string> | null = null

/** The one answer to every wrong link: of an unknown token, of a wrong form, of an address that leads nowhere. */
export const noPage = async (c: Context<AppEnv>): Promise<Response> => {
  made ??= pageText({
    title: 'Pagina nu există',
    body: html`<main class="wrap">${note(
      '',
      'Pagina nu există',
      [
        'Adresa nu este completă sau nu mai este valabilă. Vă rugăm să deschideți din nou linkul primit de la service, întreg, sau să cereți altul.',
      ],
      true,
    )}</main>`,
  })
  return answerText(c, 404, await made)
}
