import { agreementAt } from '#domain/messages/agreement.ts'
import { type Facts, stoppedAs } from '#domain/messages/may-be-sent.ts'
import type { Message } from '#domain/messages/schema.ts'
import { CONSENT_PURPOSE } from '#domain/messages/words.ts'
import { consentOf } from '#domain/workshop/contacts/consent.ts'
import type { Outgoing } from './read-outgoing.ts'

/** What the commit will know of a message, as far as this device does. */
export const factsOf = (
  { client: { ids, own, consents, stops }, settings }: Pick<Outgoing, 'client' | 'settings'>,
  { channel, purpose, address }: Pick<Message, 'channel' | 'purpose' | 'address'>,
): Facts => {
  const said =
    channel === 'share' ? 'never asked' : consentOf(consents, ids, channel, CONSENT_PURPOSE[purpose])
  return {
    agreement: agreementAt({ address, purpose }, said, own),
    isStopped: stops.includes(stoppedAs(address)),
    settings,
  }
}
