import type { Context } from 'hono'
import { routePath } from 'hono/route'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { codeOfRequest, type ErrorCode, statusOf } from '#domain/kernel/errors.ts'
import type { AppEnv } from '#worker/http/context.ts'
import { asAppError } from '#worker/http/error-answer.ts'
import { logFailure } from '#worker/log.ts'
import { answerPage } from './answer.ts'
import { noPage } from './no-page.ts'
import { notePage } from './portal/page.ts'

type Words = { title: string; text: string }

const WORDS: Partial<Record<ErrorCode, Words>> = {
  forbidden_origin: {
    title: 'Formularul nu a fost trimis de pe această pagină',
    text: 'Răspunsul nu a fost înregistrat. Vă rugăm să deschideți linkul primit de la service și să trimiteți de acolo.',
  },
  body_too_large: {
    title: 'Răspunsul este prea mare',
    text: 'Răspunsul nu a fost înregistrat. Vă rugăm să reveniți la pagina anterioară și să trimiteți fără semnătură sau cu un text mai scurt.',
  },
  too_many_attempts: {
    title: 'Prea multe cereri',
    text: 'Vă rugăm să încercați din nou peste un minut.',
  },
}

const LATER: Words = {
  title: 'Pagina nu poate fi afișată acum',
  text: 'Ne cerem scuze. Vă rugăm să încercați din nou peste câteva minute.',
}

/** Answers an error with a page: a wrong link with the one page of wrong links, a fault of ours without its details. */
export const errorPage = (thrown: Error, c: Context<AppEnv>): Promise<Response> => {
  const error = asAppError(thrown)
  if (error.code === 'not_found') return noPage(c)
  const status = statusOf(error.code)
  if (status >= 500) {
    const { method } = c.req
    logFailure(
      { requestId: c.get('requestId'), method, route: routePath(c), status, code: error.code },
      thrown,
    )
  }
  const { retryAfter } = error.params
  if (retryAfter !== undefined) c.header('retry-after', String(retryAfter))
  const { title, text } = WORDS[error.code] ?? LATER
  const note =
    status >= 500 ? `${text} Dacă ne scrieți, codul este ${codeOfRequest(c.get('requestId'))}.` : text
  return answerPage(c, status as ContentfulStatusCode, notePage(title, note))
}
