import { plateWarning } from '#domain/romania/plate.ts'
import { normaliseVin, vinWarning } from '#domain/romania/vin.ts'
import { m } from '#web/i18n/messages.ts'

/** A doubt about a typed plate, as text; it does not block the form. */

export const plateDoubt = (typed: string): string | undefined => {
  const text = m.vehicles.form
  const warning = typed.trim() === '' ? null : plateWarning(typed)
  const words = { form: text.plateForm, county: text.plateCounty, letters: text.plateLetters }
  return warning === null ? undefined : words[warning]
}

/** A doubt about letters that no chassis number has. */
export const vinDoubt = (typed: string): string | undefined =>
  vinWarning(normaliseVin(typed)) === 'letters' ? m.vehicles.form.vinLetters : undefined

/** How many of the seventeen characters are typed, until all are. */
export const vinLength = (typed: string): string | undefined => {
  const { length } = normaliseVin(typed)
  return length === 0 || length === 17 ? undefined : m.vehicles.form.vinLength(length)
}
