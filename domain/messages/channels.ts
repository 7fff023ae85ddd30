import type { Feature, Metered } from '#domain/plans/catalogue.ts'
import type { Channel } from './words.ts'

/** The feature of the plan that a channel needs; the share sheet needs none. */
export const FEATURE_OF: Readonly<Record<Channel, Feature | null>> = {
  sms: 'sms',
  whatsapp: 'whatsapp_link',
  email: 'portal',
  share: null,
}

/** The channels whose use is counted, and as what. */
export const METER_OF: Readonly<Partial<Record<Channel, Metered>>> = { sms: 'sms' }

/** Whether messages of a channel leave by the server; the others are opened by a person on his device. */
export const leavesByServer = (channel: Channel): boolean => channel === 'sms' || channel === 'email'
