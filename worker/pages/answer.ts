import type { Context } from 'hono'
import { html, raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { AppEnv } from '#worker/http/context.ts'
import { PAGE_STYLE } from './page-style.ts'
import { styleHash } from './signing.ts'

/** HTML whose values are escaped. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>

/** A page for people without an account. */
export type Page = { title: string; body: Html; language?: 'ro' | 'en' }

/** No frame, no foreign address, no inline script; of styles only ours, by its hash. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src '${styleHash(PAGE_STYLE)}'`,
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ')

/** Headers of every answer that a link leads to: nobody stores it, no search engine lists it. */
export const LINK_HEADERS = { 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow' } as const

/** The text of a page. */
export const pageText = async ({ title, body, language = 'ro' }: Page): Promise<string> =>
  `${await html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="format-detection" content="telephone=no">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<title>${title}</title>
<style>${raw(PAGE_STYLE)}</style></head>
<body>${body}</body></html>`}`

/** Answers the text of a page; `headers` say who may store it, nobody where left out. */
export const answerText = (
  c: Context<AppEnv>,
  status: ContentfulStatusCode,
  text: string,
  headers: Readonly<Record<string, string>> = LINK_HEADERS,
): Response =>
  c.body(text, status, {
    ...headers,
    'content-type': 'text/html; charset=UTF-8',
    'content-security-policy': CONTENT_SECURITY_POLICY,
  })

/** Answers a page. */
export const answerPage = async (
  c: Context<AppEnv>,
  status: ContentfulStatusCode,
  page: Page,
): Promise<Response> => answerText(c, status, await pageText(page))
