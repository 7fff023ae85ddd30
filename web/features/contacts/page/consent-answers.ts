import { stoppedAs } from '#domain/messages/may-be-sent.ts'
import type { Stop } from '#domain/messages/schema.ts'
import { isPhone } from '#domain/romania/phone.ts'
import { consentOf } from '#domain/workshop/contacts/consent.ts'
import { CONSENT_TEXT_VERSION } from '#domain/workshop/contacts/consent-texts.ts'
import {
  CONSENT_CHANNELS,
  CONSENT_PURPOSES,
  type Consent,
  type ConsentChannel,
  type ConsentPurpose,
  type Contact,
} from '#domain/workshop/contacts/schema.ts'
import type { DraftOp } from '#web/data/mutate.ts'

/** A channel and a purpose, about which a client says yes or no. */
export type Asked = { channel: ConsentChannel; purpose: ConsentPurpose }

/** What is known of a client's wishes. */
export type Wishes = {
  contact: Pick<Contact, 'id' | 'phone' | 'email'>
  /** He and those who were merged into him. */
  ids: readonly string[]
  /** The latest first. */
  consents: readonly Consent[]
  /** The entries of his addresses in the stop list. */
  stops: readonly Stop[]
}

/** How one channel stands: what the client said, or why nothing can be sent there. */
export type WishState = 'yes' | 'no' | 'unasked' | 'stopped' | 'noPhone' | 'noEmail'

const addressOf = ({ phone, email }: Wishes['contact'], channel: ConsentChannel): string =>
  channel === 'email' ? email : phone

const stopsOf = ({ contact, stops }: Wishes, channel: ConsentChannel): Stop[] =>
  stops.filter(({ address }) => address === stoppedAs(addressOf(contact, channel)))

export const stateOf = (wishes: Wishes, { channel, purpose }: Asked): WishState => {
  const { contact, ids, consents } = wishes
  const isCommercial = purpose !== 'serviciu'
  const agreement = consentOf(consents, ids, channel, purpose)
  if (isCommercial && stopsOf(wishes, channel).length > 0) return 'stopped'
  if (agreement !== 'never asked') return agreement === 'given' ? 'yes' : 'no'
  if (channel === 'email' ? contact.email === '' : !isPhone(contact.phone))
    return channel === 'email' ? 'noEmail' : 'noPhone'
  // Messages about the work go out until the client stops them.
  return isCommercial ? 'unasked' : 'yes'
}

/**
 * The ops of an answer at the desk. A yes for an address on the stop list takes it off, and then counts alone: what the
 * client had agreed to before he stopped everything is withdrawn.
 */
export const answerOps = (
  wishes: Wishes,
  asked: Asked,
  given: boolean,
  { at, newId }: { at: string; newId: () => string },
): DraftOp[] => {
  const { contact, ids, consents } = wishes
  const answer = (what: Asked, yes: boolean): DraftOp => ({
    op: 'insert',
    collection: 'consents',
    id: newId(),
    data: {
      ...what,
      contact_id: contact.id,
      given: yes ? 1 : 0,
      text_version: CONSENT_TEXT_VERSION,
      source: 'desk',
      at,
    },
  })
  const stops = given && asked.purpose !== 'serviciu' ? stopsOf(wishes, asked.channel) : []
  const older = CONSENT_CHANNELS.flatMap((channel) =>
    CONSENT_PURPOSES.map((purpose) => ({ channel, purpose })),
  ).filter(
    ({ channel, purpose }) =>
      stops.length > 0 &&
      purpose !== 'serviciu' &&
      addressOf(contact, channel) === addressOf(contact, asked.channel) &&
      !(channel === asked.channel && purpose === asked.purpose) &&
      consentOf(consents, ids, channel, purpose) === 'given',
  )
  return [
    ...stops.map(({ id }): DraftOp => ({ op: 'delete', collection: 'stop_list', id })),
    ...older.map((what) => answer(what, false)),
    answer(asked, given),
  ]
}
