import { spreadsheetCsv } from '#domain/csv/csv.ts'
import type { TableColumn } from '#domain/csv/table.ts'
import { dayInRomania } from '#domain/kernel/dates.ts'
import type { AppDatabase } from '#web/data/database.ts'
import { m } from '#web/i18n/messages.ts'
import { own } from '#web/wording/column-label.ts'
import { type Catalogue, canDeactivate, labelOf } from './catalogues.ts'
import { readNames } from './use-catalogue.ts'
import { compareBy, writeCell } from './values.ts'

/** The column of files that says whether an entry is active. */
export const STATE = 'activ'

/** The columns that a file of a catalogue can have, under any headings. */
export const catalogueColumns = (catalogue: Catalogue): TableColumn[] => [
  ...catalogue.fields.map((field) => ({
    key: field.column,
    names: [labelOf(field), ...(own<string>(m.catalog.headings, field.column)?.split(', ') ?? [])],
    ...(field.required && { required: true }),
  })),
  ...(canDeactivate(catalogue) ? [{ key: STATE, names: [m.catalog.state, STATE] }] : []),
]

/** All entries of a catalogue as a file for spreadsheets, sorted by their first column. */
export const catalogueCsv = async (db: AppDatabase, catalogue: Catalogue): Promise<string> => {
  const { collection, fields } = catalogue
  const names = await readNames(db, catalogue)
  const entries = await db.anyRows(collection).toArray()
  const [first] = fields
  if (first) entries.sort(compareBy(first, names))
  const withState = canDeactivate(catalogue)
  return spreadsheetCsv([
    [...fields.map(labelOf), ...(withState ? [m.catalog.state] : [])],
    ...entries.map((entry) => [
      ...fields.map((field) => writeCell(field, entry[field.column], names)),
      ...(withState ? [entry.activ === 0 ? m.catalog.inactive : m.catalog.active] : []),
    ]),
  ])
}

/** `norme-2026-11-21.csv`. */
export const catalogueFile = ({ slug }: Catalogue, now: number): string =>
  m.catalog.file(slug, dayInRomania(now))
