/** The number that was typed in a field of digits; undefined when there is none. */
export const numberOf = (typed: string): number | undefined => {
  const digits = typed.replace(/\D/g, '').slice(0, 9)
  return digits === '' || Number(digits) === 0 ? undefined : Number(digits)
}
