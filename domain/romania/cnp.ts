/** The code of a person (CNP): sex and century, birthday, county, a serial number, a check digit. */

const WEIGHTS = [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]

/** Whether a text is a CNP with a valid check digit; thirteen zeros, which stand for nobody, are none. */
export const isValidCnp = (text: string): boolean => {
  if (!/^[1-9]\d{12}$/.test(text)) return false
  const total = WEIGHTS.reduce((sum, weight, index) => sum + weight * Number(text[index]), 0)
  return (total % 11 === 10 ? 1 : total % 11) === Number(text[12])
}
