import { takeLocally } from '#worker/db/local-outbox.ts'
import type { Env } from '#worker/env.ts'
import type { PhoneAnswer } from './phone-messages.ts'

/** Numbers with special answers of the local providers, to show those states on screen. */
const ANSWERS: Readonly<Record<string, PhoneAnswer>> = {
  '+40700000013': { kind: 'refused', reason: 'number_refused' },
  '+40700000103': { kind: 'refused', reason: 'provider_account' },
  '+40700000202': { kind: 'refused', reason: 'provider_busy' },
  '+40700000408': { kind: 'unsure' },
}

const CHANNELS = ['sms', 'whatsapp'] as const
type PhoneChannel = (typeof CHANNELS)[number]

type Given = {
  key: string
  to: string
  text: string
  sender?: string
  segments: number
  details?: Readonly<Record<string, unknown>>
}

/**
 * Keeps a message to a phone on a development machine, where `/dev/mesaje` shows it and reports on it. `now` in
 * milliseconds.
 */
export const takePhoneMessage = async (
  env: Pick<Env, 'DB'>,
  channel: PhoneChannel,
  { key, to, text, segments, sender = '', details = {} }: Given,
  now: number,
): Promise<PhoneAnswer> => {
  const special = ANSWERS[to]
  if (special) return special
  const taken = { id: `${channel}/${key}`, channel, sender, recipient: to, body: text, details }
  return (await takeLocally(env, taken, now)) ? { kind: 'accepted', id: key, segments } : { kind: 'known' }
}

/** What an id in the local outbox names; null for the id of a message that goes to no phone. */
export const readPhoneId = (id: string): { channel: PhoneChannel; key: string } | null => {
  const channel = CHANNELS.find((one) => id.startsWith(`${one}/`))
  return channel === undefined ? null : { channel, key: id.slice(channel.length + 1) }
}
