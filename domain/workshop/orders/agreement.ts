/**
 * What an order's client has said: nothing yet (`none`); agreed to what stands (`agreed`) or to something that was
 * edited since (`changed`); refused everything (`refused`) or put everything off (`postponed`), which sends the order
 * back to work.
 */
export const AGREEMENTS = ['none', 'agreed', 'changed', 'refused', 'postponed'] as const
export type Agreement = (typeof AGREEMENTS)[number]

/** Whether the client wants nothing of what he was offered. */
export const wantsNothing = (agreement: Agreement): boolean =>
  agreement === 'refused' || agreement === 'postponed'
