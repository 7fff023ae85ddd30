import { takeLocally } from '#worker/db/local-outbox.ts'
import type { Env } from '#worker/env.ts'
import { type MailAnswer, type MailProvider, stopHeaders } from './port.ts'

/** Addresses with special answers of the local provider, to show those states on screen. */
const ANSWERS: Readonly<Record<string, MailAnswer>> = {
  'refuzat@example.com': { kind: 'refused', reason: 'address_refused' },
  'ocupat@example.com': { kind: 'refused', reason: 'provider_busy' },
  'nesigur@example.com': { kind: 'unsure' },
}

/** Keeps mail on a development machine, where `/dev/mesaje` shows it. `clock` in milliseconds. */
export const localMail = (env: Pick<Env, 'DB'>, clock: () => number): MailProvider => ({
  leaves: false,
  remembers: Number.POSITIVE_INFINITY,
  async send({ key, to, fromName, replyTo, subject, text, html, stop, attachments = [] }) {
    const answer = ANSWERS[to] ?? { kind: 'accepted', id: key }
    await takeLocally(
      env,
      {
        id: `mail/${key}`,
        channel: 'mail',
        sender: fromName,
        recipient: to,
        subject,
        body: text,
        html,
        state: answer.kind === 'refused' ? answer.reason : answer.kind,
        details: {
          ...(replyTo ? { replyTo } : {}),
          ...stopHeaders({ stop }),
          ...(attachments.length > 0
            ? { attachments: attachments.map(({ name, bytes }) => `${name} (${bytes.byteLength} bytes)`) }
            : {}),
        },
      },
      clock(),
    )
    return answer
  },
})
