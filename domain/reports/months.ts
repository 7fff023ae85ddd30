/** Months as `YYYY-MM`. */

/** The month a number of months before or after another. */
export const monthsFrom = (month: string, away: number): string => {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const index = year * 12 + number - 1 + away
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
}

/** The months up to and including one, oldest first. */
export const monthsUpTo = (month: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => monthsFrom(month, index - count + 1))

/** First day, and an exclusive bound after the last; days compare as texts. */
export const boundsOf = (month: string): [first: string, after: string] => [`${month}-01`, `${month}-32`]

export const isMonth = (text: string): boolean => /^(?:19|20)\d\d-(?:0[1-9]|1[0-2])$/.test(text)
