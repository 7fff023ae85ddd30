import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { html } from 'hono/html'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { type ErrorCode, statusOf } from '#domain/kernel/errors.ts'
import type { OperatorEnv } from '#worker/http/context.ts'
import { asAppError } from '#worker/http/error-answer.ts'
import { where } from '#worker/pages/parts.ts'
import { operatorPage } from './page.ts'
import { card } from './parts.ts'

const WORDS: Partial<Record<ErrorCode, string>> = {
  not_found: 'Nu mai este aici: poate a fost deja făcut, sau service-ul se șterge.',
  invalid_input: 'Ceva din formular nu se potrivește.',
  malformed_json: 'Conținutul nu este JSON.',
  body_too_large: 'Conținutul este prea mare.',
  forbidden: 'Proprietarul nu permite, sau nu mai permite, să priviți datele.',
  forbidden_origin: 'Formularul nu a fost trimis de pe această pagină.',
  already_subscribed: 'Service-ul a plătit: abonamentul lui are propriul sfârșit.',
  payments_unavailable: 'Procesatorul de plăți nu răspunde, sau nu este niciunul.',
  unavailable: 'Platforma este ocupată. Încercați din nou peste câteva secunde.',
}

/** An operator's browser gets a refusal as a page; a request for data, and anybody else, gets the error itself. */
export const refused = createMiddleware(async (c, next) => {
  await next()
  const { error } = c
  const isOperator = c.get('operator') !== undefined
  if (!error || !isOperator || !c.req.header('accept')?.includes('text/html')) return
  const { code, issues } = asAppError(error)
  c.res = await operatorPage(
    c as Context<OperatorEnv>,
    {
      title: 'Nu s-a putut',
      body: card(
        WORDS[code] ?? 'A apărut o eroare de-a noastră.',
        html`<p class="soft">${code}</p>${where(
          issues && issues.length > 0,
          () => html`<ul>${issues?.map((one) => html`<li>${one.path}: ${one.code}</li>`)}</ul>`,
        )}<p>Reveniți la pagina anterioară.</p>`,
      ),
    },
    statusOf(code) as ContentfulStatusCode,
  )
})
