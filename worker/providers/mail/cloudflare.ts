import { logFault } from '#worker/log.ts'
import { type MailAnswer, type MailProvider, type MailRefusal, stopHeaders } from './port.ts'

/** Codes of Cloudflare's e-mail service that say that nothing was sent, and why. */
const REFUSALS: Readonly<Record<string, MailRefusal>> = {
  E_RECIPIENT_NOT_ALLOWED: 'address_refused',
  E_RECIPIENT_SUPPRESSED: 'address_refused',
  E_VALIDATION_ERROR: 'content_refused',
  E_FIELD_MISSING: 'content_refused',
  E_CONTENT_TOO_LARGE: 'content_refused',
  E_SENDER_NOT_VERIFIED: 'provider_account',
  E_SENDER_DOMAIN_NOT_AVAILABLE: 'provider_account',
  E_RATE_LIMIT_EXCEEDED: 'provider_busy',
  E_DAILY_LIMIT_EXCEEDED: 'provider_busy',
}

const answerTo = (error: unknown): MailAnswer => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const reason = REFUSALS[code]
  if (reason !== 'address_refused') logFault('mail_failed', error, { reason })
  return reason ? { kind: 'refused', reason } : { kind: 'unsure' }
}

/** Sends mail by the `send_email` binding. `from` is an address of a domain that Cloudflare has verified. */
export const cloudflareMail = (binding: SendEmail, from: string): MailProvider => ({
  leaves: true,
  // The binding takes no Message-ID of ours, so a second mail is another one.
  remembers: 0,
  async send({ to, fromName, replyTo, subject, text, html, stop, attachments = [] }) {
    try {
      const { messageId } = await binding.send({
        from: { email: from, name: fromName },
        to,
        ...(replyTo ? { replyTo } : {}),
        subject,
        text,
        html,
        headers: stopHeaders({ stop }),
        attachments: attachments.map(({ name, type, bytes }) => ({
          disposition: 'attachment' as const,
          filename: name,
          type,
          content: bytes,
        })),
      })
      return { kind: 'accepted', id: messageId }
    } catch (error) {
      return answerTo(error)
    }
  },
})
