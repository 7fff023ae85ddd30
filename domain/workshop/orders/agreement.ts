/**
 * What an order's client has said: nothing yet (`none`); agreed to what stands (`agreed`) or to something that was
 * edited since (`changed`); refused everything (`refused`), which sends the order back to work.
 */
export const AGREEMENTS = ['none', 'agreed', 'changed', 'refused'] as const
export type Agreement = (typeof AGREEMENTS)[number]
