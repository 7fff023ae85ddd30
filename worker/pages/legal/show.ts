import type { Context } from 'hono'
import type { LegalName } from '#domain/legal/documents.ts'
import type { AppEnv } from '#worker/http/context.ts'
import { answerText, pageText } from '../answer.ts'
import { legalPage } from './page.ts'

/** Everybody may read, store and find a legal document. */
const HEADERS = { 'cache-control': 'public, max-age=3600' } as const

/** Answers a legal document, in English with `?lang=en`. */
export const showLegal = async (c: Context<AppEnv>, name: LegalName): Promise<Response> => {
  const page = legalPage(name, c.req.query('lang') === 'en' ? 'en' : 'ro')
  return answerText(c, 200, await pageText(page), HEADERS)
}
