import type { Read } from './use-typed.ts'

/** Why a text is no amount: it cannot be read, or it is out of bounds. */
export type Problem = 'text' | 'range'

/** Reads a typed amount as a whole: its integer, null for an empty field, or what is wrong with it. */
export const readAmount = (
  text: string,
  parse: (text: string) => number | null,
  min: number,
  max: number,
): Read<number, Problem> => {
  if (text.trim() === '') return { value: null }
  const value = parse(text)
  if (value === null) return { problem: 'text' }
  return value < min || value > max ? { problem: 'range' } : { value }
}
