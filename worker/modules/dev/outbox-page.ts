import { OUTCOMES, outboxReport } from '#domain/api/dev.ts'
import { pathOf } from '#domain/api/paths.ts'
import { escapeHtml } from '#domain/documents/html.ts'
import type { LocalMessage } from '#worker/db/local-outbox.ts'
import { readPhoneId } from '#worker/providers/local-phone.ts'
import { OUTBOX_STYLE } from './outbox-style.ts'

/** The page that shows a developer what the local providers were given to send, newest first. */

const NOTHING = '<p>Nothing was sent from this machine yet.</p>'

const detailsOf = ({ details }: LocalMessage): string =>
  Object.entries(JSON.parse(details) as Record<string, unknown>)
    .map(([name, value]) => `${name} ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(' · ')

/** Addresses in the text become links: a developer follows them like the client who gets the message. */
const withLinks = (text: string): string =>
  escapeHtml(text).replace(/https?:\/\/(?:[^\s<&]|&amp;)+/g, (url) => `<a href="${url}">${url}</a>`)

/** Buttons that report a message to a phone which is on its way. */
const reports = ({ id, state }: LocalMessage): string =>
  readPhoneId(id) !== null && state === 'sent'
    ? `<div>${OUTCOMES.map(
        (outcome) =>
          `<form method="post" action="${escapeHtml(pathOf(outboxReport, { params: { id, outcome } }))}"><button>${outcome}</button></form>`,
      ).join(' ')}</div>`
    : ''

const article = (message: LocalMessage): string => {
  const { id, channel, sender, recipient, subject, state, sent_at, body, html } = message
  const [from, details] = [sender && `from ${sender} · `, detailsOf(message)]
  return `<article>
<h2>${escapeHtml(`${channel} to ${recipient}`)}</h2>
<p><small>${escapeHtml(`${from}${sent_at} · ${state}`)}</small></p>
${subject ? `<p><strong>${escapeHtml(subject)}</strong></p>` : ''}
<pre>${withLinks(body)}</pre>
${html ? `<p><a href="/dev/mesaje/${encodeURIComponent(id)}">HTML</a></p>` : ''}
${details ? `<p><small>${escapeHtml(details)}</small></p>` : ''}
${reports(message)}
</article>`
}

export const outboxPage = (messages: readonly LocalMessage[]): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Messages sent from this machine</title>
<style>${OUTBOX_STYLE}</style>
</head>
<body>
<h1>Messages sent from this machine</h1>
${messages.map(article).join('\n') || NOTHING}
</body>
</html>`
