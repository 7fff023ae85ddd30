import type { Context } from 'hono'
import { html, raw } from 'hono/html'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import {
  deadLetters,
  incidents,
  operatorHealth,
  operatorShops,
  paymentReports,
  senderNames,
} from '#domain/api/operator.ts'
import type { OperatorEnv } from '#worker/http/context.ts'
import type { Html } from '#worker/pages/answer.ts'
import { styleHash } from '#worker/pages/signing.ts'
import { OPERATOR_STYLE } from './style.ts'

/** No script, no frame, nothing foreign; of styles only ours, by its hash. */
const POLICY = [
  "default-src 'none'",
  `style-src '${styleHash(OPERATOR_STYLE)}'`,
  "img-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ')

/** The pages that are reached from everywhere. */
const LINKS: readonly (readonly [path: string, words: string])[] = [
  [operatorShops.path, 'Service-uri'],
  [deadLetters.path, 'Efecte moarte'],
  [paymentReports.path, 'Plăți'],
  [senderNames.path, 'Nume de expeditor'],
  [operatorHealth.path, 'Stare'],
  [incidents.path, 'Incidente'],
]

/** The pages of shops are under no address of their list. */
const SHOP_PAGES = `${operatorShops.path}/service`

/** Whether a link leads to the page that is shown, or to the list from which that is reached. */
const currentOf = (path: string, shown: string): Html | '' => {
  if (path === shown) return raw('aria-current="page"')
  const below = path === operatorShops.path ? SHOP_PAGES : path
  return shown.startsWith(`${below}/`) ? raw('aria-current="true"') : ''
}

export type OperatorPage = { title: string; body: Html }

/** Answers a page of the console. */
export const operatorPage = async (
  c: Context<OperatorEnv>,
  { title, body }: OperatorPage,
  status: ContentfulStatusCode = 200,
): Promise<Response> => {
  const links = LINKS.map(
    ([path, words]) => html`<li><a href="${path}" ${currentOf(path, c.req.path)}>${words}</a></li>`,
  )
  const text = await html`<!doctype html>
<html lang="ro"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<title>${title} · Consola ROA AUTO</title>
<style>${raw(OPERATOR_STYLE)}</style></head>
<body><nav aria-label="Consola"><ul>${links}</ul></nav>
<main><h1>${title}</h1>${body}
<p class="soft">Operator: ${c.get('operator')}</p></main></body></html>`
  return c.body(`${text}`, status, {
    'content-type': 'text/html; charset=UTF-8',
    'content-security-policy': POLICY,
  })
}
