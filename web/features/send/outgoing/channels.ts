import { FEATURE_OF } from '#domain/messages/channels.ts'
import { faultOfAddress } from '#domain/messages/may-be-sent.ts'
import { CHANNELS, type Channel, type Reason } from '#domain/messages/words.ts'
import { type Feature, type PlanId, planHas } from '#domain/plans/catalogue.ts'

/** Why a channel is closed: an account, the plan or the client's address for it is missing. */
export type Closed =
  | { why: 'account' }
  | { why: 'plan'; feature: Feature }
  | { why: 'address'; reason: Reason }

export type ChannelState = { channel: Channel; closed: Closed | null }

type Facts = {
  /** null without an account. */
  plan: PlanId | null
  phone: string
  email: string
}

/** The client's address for a channel. */
export const addressFor = (channel: Channel, { phone, email }: Omit<Facts, 'plan'>): string =>
  channel === 'share' ? '' : channel === 'email' ? email : phone

const closedOf = (channel: Channel, facts: Facts): Closed | null => {
  if (channel === 'share') return null
  if (facts.plan === null) return { why: 'account' }
  const feature = FEATURE_OF[channel]
  if (feature !== null && !planHas(facts.plan, feature)) return { why: 'plan', feature }
  const reason = faultOfAddress(channel, addressFor(channel, facts))
  return reason === '' ? null : { why: 'address', reason }
}

/** Every channel, in the order in which they are offered, and why it is closed. */
export const channelsFor = (facts: Facts): ChannelState[] =>
  CHANNELS.map((channel) => ({ channel, closed: closedOf(channel, facts) }))

/** The channel that is chosen when the sheet opens: the first open one. */
export const firstOpen = (channels: readonly ChannelState[]): Channel =>
  channels.find(({ closed }) => closed === null)?.channel ?? 'share'
