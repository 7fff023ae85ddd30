import { formatInteger, parseDecimal } from '#web/i18n/format.ts'

/** What is typed for a whole number as its field shows it: `10 000` → `10.000`; a text that is none as it was typed. */
export const wholeText = (typed: string): string => {
  const value = parseDecimal(typed, 0)
  return value === null ? typed.trim() : formatInteger(value)
}
