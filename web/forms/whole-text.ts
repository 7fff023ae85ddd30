import { formatInteger, parseDecimal } from '#web/i18n/format.ts'

/** Typed text of a whole number as its field shows it: `10 000` → `10.000`; any other text unchanged. */
export const wholeText = (typed: string): string => {
  const value = parseDecimal(typed, 0)
  return value === null ? typed.trim() : formatInteger(value)
}
