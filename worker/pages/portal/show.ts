import type { Context } from 'hono'
import { PAGES } from '#domain/api/paths.ts'
import { shopCard } from '#domain/portal/shop-card.ts'
import type { AppEnv } from '#worker/http/context.ts'
import { answerPage, LINK_HEADERS } from '../answer.ts'
import type { FormState } from './form.ts'
import { shopNotePage } from './notes.ts'
import type { Closed, Opened } from './open.ts'
import { portalPage } from './page.ts'

/** The address of an order's page, without its host. */
export const portalPath = (token: string): string => `${PAGES.portal}/${token}`

const tokenIn = (c: Context<AppEnv>): string => c.req.param('token') ?? ''

/** Answers the page of an order. */
export const showPortal = (
  c: Context<AppEnv>,
  status: 200 | 409 | 422 | 429 | 503,
  { view }: Opened,
  form: FormState,
): Promise<Response> => answerPage(c, status, portalPage(view, portalPath(tokenIn(c)), form))

/** Answers the page of a link that shows nothing of its order. */
export const showClosed = (c: Context<AppEnv>, { note, rows }: Closed, token: string): Promise<Response> =>
  answerPage(c, 410, shopNotePage(note, shopCard(rows.shop, rows.look), `${portalPath(token)}/sigla`))

/** Sends the browser back to the page, so that a reload sends nothing again. */
export const redirectToPage = (token: string): Response =>
  new Response(null, { status: 303, headers: { ...LINK_HEADERS, location: portalPath(token) } })
