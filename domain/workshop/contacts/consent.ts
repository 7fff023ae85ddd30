import type { Consent, ConsentChannel, ConsentPurpose } from './schema.ts'

/** What a contact said last about a channel and a purpose. */
export type Agreement = 'given' | 'withdrawn' | 'never asked'

/**
 * What a contact agreed to: the last of his consents for the channel and the purpose decides; of two of one instant, the
 * withdrawal. `contactIds` are the contact and those merged into it.
 */
export const consentOf = (
  consents: readonly Consent[],
  contactIds: readonly string[],
  channel: ConsentChannel,
  purpose: ConsentPurpose,
): Agreement => {
  let last: Consent | null = null
  for (const one of consents) {
    if (one.channel !== channel || one.purpose !== purpose || !contactIds.includes(one.contact_id)) continue
    if (last === null || one.at > last.at || (one.at === last.at && one.given === 0)) last = one
  }
  if (last === null) return 'never asked'
  return last.given === 1 ? 'given' : 'withdrawn'
}
