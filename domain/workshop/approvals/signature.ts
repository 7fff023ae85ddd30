/** The box in which a signature is drawn, in its own units. */
export const SIGNATURE_BOX = { width: 600, height: 200 } as const

/** Most characters of a signature: some two thousand points. */
export const MAX_SIGNATURE = 16_000

const SIGNATURE = /^(?:M\d{1,3} \d{1,3}(?:L\d{1,3} \d{1,3})*)*$/

/** Whether a text is a drawn signature: an SVG path of strokes, `M10 20L11 22…`, or '' for none. */
export const isSignature = (text: string): boolean => SIGNATURE.test(text)
