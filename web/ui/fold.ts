/** Text for comparing: small letters without diacritics, so that „masina” finds „Mașină”. */
export const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Whether every word of the query occurs in the text, in any order. */
export const matches = (text: string, query: string): boolean => {
  const folded = fold(text)
  return fold(query)
    .split(/\s+/)
    .every((word) => folded.includes(word))
}
