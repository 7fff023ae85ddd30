import { escapeHtml } from '#domain/documents/html.ts'
import { cleanText } from '#domain/kernel/text.ts'

/** The languages in which mail is written. */
export type Language = 'ro' | 'en'

/** A mail to one reader, before it has a form: the same content as text and as HTML. */
export type Letter = {
  language: Language
  subject: string
  /** What the reader sees as the sender, at the top: the shop, or ROA AUTO. */
  sender: string
  /** Plain text; an empty line begins another paragraph. */
  body: string
  /** The one thing to do. Where the body names its address, the button stands there. */
  button?: { label: string; url: string }
  /** Lines at the end: the shop's phone and address, how to get no more of these. */
  footer: readonly (string | { label: string; url: string })[]
}

/** The content of a mail, ready for a provider. */
export type Content = { subject: string; text: string; html: string }

/** Colours of the two themes. A reader's program that knows no dark theme shows the light one. */
const STYLE = `:root{color-scheme:light dark}
body{margin:0;padding:0;background:#eceae5;color:#1d1c1a;font:16px/1.5 -apple-system,"Segoe UI",Roboto,Arial,sans-serif}
main{max-width:34em;margin:0 auto;padding:24px 20px}
h1{margin:0 0 20px;font-size:17px}
p{margin:0 0 16px;white-space:pre-line;overflow-wrap:anywhere}
a{color:#7a3d00}
footer{margin-top:28px;padding-top:16px;border-top:1px solid #c9c5bc;font-size:14px;color:#5b5851}
@media (prefers-color-scheme:dark){body{background:#1b1a18;color:#eceae5}a{color:#f0b36b}.button{background:#eceae5!important;color:#1b1a18!important}footer{border-color:#45423c;color:#aeaaa1}}`

/** Programs that drop the style sheet keep this: a button that looks like text is no button. */
const BUTTON =
  'display:inline-block;padding:12px 20px;border-radius:8px;background:#1d1c1a;color:#ffffff;text-decoration:none;font-weight:600'

const anchor = (url: string, label: string, isButton = false): string =>
  `<a${isButton ? ` class="button" style="${BUTTON}"` : ''} href="${escapeHtml(url)}">${escapeHtml(label)}</a>`

/** Only these become links: whatever else somebody wrote into a text stays text. */
const ADDRESS = /https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)]/g

const withLinks = (text: string): string => {
  let html = ''
  let at = 0
  for (const { 0: url, index } of text.matchAll(ADDRESS)) {
    html += escapeHtml(text.slice(at, index)) + anchor(url, url)
    at = index + url.length
  }
  return html + escapeHtml(text.slice(at))
}

const paragraphs = (body: string): string[] =>
  body
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean)

/** A paragraph of HTML. The button replaces its address where the paragraph ends with it, as „Devizul: https://…”. */
const paragraph = (text: string, button: Letter['button']): string => {
  if (!button || !text.endsWith(button.url)) return `<p>${withLinks(text)}</p>`
  const before = text.slice(0, -button.url.length).trim()
  const words = before ? `<p>${withLinks(before)}</p>\n` : ''
  return `${words}<p>${anchor(button.url, button.label, true)}</p>`
}

/** One line: a subject or a name with a line break could become a header. */
const oneLine = (text: string): string => cleanText(text).replace(/\s+/g, ' ')

/**
 * The letter as text and as HTML. It loads nothing and runs nothing; what people wrote into it stays text.
 */
export const contentOf = ({ language, subject, sender, body, button, footer }: Letter): Content => {
  const parts = paragraphs(body)
  if (button && !parts.some((part) => part.endsWith(button.url))) parts.push(button.url)
  const plainFooter = footer.map((line) => (typeof line === 'string' ? line : `${line.label}: ${line.url}`))
  const htmlFooter = footer.map((line) =>
    typeof line === 'string' ? escapeHtml(line) : anchor(line.url, line.label),
  )
  const title = oneLine(subject)
  return {
    subject: title,
    text: `${[...parts, `-- \n${[sender, ...plainFooter].join('\n')}`].join('\n\n')}\n`,
    html: `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escapeHtml(oneLine(sender))}</h1>
${parts.map((part) => paragraph(part, button)).join('\n')}
${htmlFooter.length > 0 ? `<footer>${htmlFooter.join('<br>\n')}</footer>` : ''}
</main>
</body>
</html>
`,
  }
}
