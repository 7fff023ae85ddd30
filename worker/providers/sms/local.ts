import { takeLocally } from '#worker/db/local-outbox.ts'
import type { Env } from '#worker/env.ts'
import type { SmsAnswer, SmsProvider } from './port.ts'

/** Numbers with special answers of the local provider, to show those states on screen. */
const ANSWERS: Readonly<Record<string, SmsAnswer>> = {
  '+40700000013': { kind: 'refused', reason: 'number_refused' },
  '+40700000103': { kind: 'refused', reason: 'provider_account' },
  '+40700000202': { kind: 'refused', reason: 'provider_busy' },
  '+40700000408': { kind: 'unsure' },
}

/** Keeps SMS on a development machine, where `/dev/mesaje` shows them and reports on them. `clock` in milliseconds. */
export const localSms = (env: Pick<Env, 'DB'>, clock: () => number): SmsProvider => ({
  remembers: Number.POSITIVE_INFINITY,
  async send({ key, to, text, encoding, segments, sender }) {
    const special = ANSWERS[to]
    if (special) return special
    const details = { encoding, segments }
    const isNew = await takeLocally(
      env,
      { id: localSmsId(key), channel: 'sms', sender, recipient: to, body: text, details },
      clock(),
    )
    return isNew ? { kind: 'accepted', id: key, segments } : { kind: 'known' }
  },
})

const PREFIX = 'sms/'

/** The id of an SMS in the local outbox. */
const localSmsId = (key: string): string => PREFIX + key

/** The key of an SMS in the local outbox; null for the id of another message. */
export const localSmsKey = (id: string): string | null =>
  id.startsWith(PREFIX) ? id.slice(PREFIX.length) : null
