/** Names under which SMS come. */

/** Asked for by the shop, then approved or refused by the provider; without a wish there is none. */
export const SENDER_STATES = ['none', 'asked', 'approved', 'refused'] as const

/** Whether a text can be a sender name: networks take 11 plain characters, one of them a letter; '' is no name. */
export const isSender = (text: string): boolean =>
  text === '' || (/^[A-Za-z0-9][A-Za-z0-9 .&-]{1,9}[A-Za-z0-9.]$/.test(text) && /[A-Za-z]/.test(text))
