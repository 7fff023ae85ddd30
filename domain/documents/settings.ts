import { formatWhole } from '#domain/romania/numbers.ts'
import { type DocumentSettingsRow, documentSettings } from './schema.ts'
import { clean } from './view.ts'

/** The look and the texts of a shop's documents, without the columns of the row. */
export type DocumentSettings = {
  [Name in keyof typeof documentSettings.columns]: DocumentSettingsRow[Name]
}

/** The settings of a shop that has changed none. */
export const DEFAULT_SETTINGS = Object.fromEntries(
  Object.entries(documentSettings.columns).map(([name, column]) => [name, column.initial]),
) as DocumentSettings

/** The settings of a row, or of a shop that has none. */
export const settingsOf = (row: Partial<DocumentSettings> | null | undefined): DocumentSettings => ({
  ...DEFAULT_SETTINGS,
  ...row,
})

/** `6 luni`, `o lună`, `24 de luni`, in spoken form. */
const months = (count: number): string =>
  count === 1 ? 'o lună' : `${count}${count % 100 === 0 || count % 100 >= 20 ? ' de' : ''} luni`

const kilometres = (count: number): string => `${formatWhole(count)} km`

/** A warranty in words: `6 luni sau 10.000 km`; '' where the shop has set none. */
export const warrantyTerm = (luni: number, km: number): string =>
  [...(luni > 0 ? [months(luni)] : []), ...(km > 0 ? [kilometres(km)] : [])].join(' sau ')

/** The shop's warranty as one sentence for the deviz and the invoice; '' where the shop has set none. */
export const warrantySummary = (settings: DocumentSettings): string => {
  const { garantie_manopera_luni: labour, garantie_piese_luni: parts, garantie_km: km } = settings
  if (labour === 0 && parts === 0 && km === 0) return ''
  const terms = [
    ...(labour > 0 ? [`manoperă ${months(labour)}`] : []),
    ...(parts > 0 ? [`piese ${months(parts)}`] : []),
  ]
  const limit = km > 0 ? kilometres(km) : ''
  return `${[clean(terms.join(', ')), limit].filter((text) => text !== '').join(' sau ')}.`
}
