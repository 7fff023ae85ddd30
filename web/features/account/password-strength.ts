import { cleanLetters, lengthOf } from '#domain/kernel/text.ts'
import { PASSWORD_LENGTH } from '#domain/team/log-in.ts'

/** How well a new password holds, by its length alone: nothing here pretends to know what else would be guessed. */
export type Strength = 'short' | 'fair' | 'good' | 'strong'

/** The lengths from which a password is more than fair. */
const GOOD = 14
const STRONG = 20

/** The strength of a new password, and the characters that it lacks. They are counted as the server counts: after NFC. */
export const strengthOf = (password: string): { strength: Strength; missing: number } => {
  const length = lengthOf(cleanLetters(password))
  const missing = Math.max(0, PASSWORD_LENGTH.min - length)
  const strength = missing > 0 ? 'short' : length < GOOD ? 'fair' : length < STRONG ? 'good' : 'strong'
  return { strength, missing }
}
