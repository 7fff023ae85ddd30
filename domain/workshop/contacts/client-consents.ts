import type { Consent, ConsentChannel, ConsentPurpose } from './schema.ts'

/** What a client said of himself, and where; `at` is when (ISO). */
type Said = Pick<Consent, 'contact_id' | 'given' | 'text_version' | 'source' | 'at'>

/** The values of the consents by which a client answers for several channels and purposes at once. */
export const clientConsents = (
  said: Said,
  channels: readonly ConsentChannel[],
  purposes: readonly ConsentPurpose[],
) => channels.flatMap((channel) => purposes.map((purpose) => ({ ...said, channel, purpose })))
