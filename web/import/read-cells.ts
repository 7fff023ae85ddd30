import { isMangledNumber } from '#domain/csv/table.ts'
import { normaliseCounty } from '#domain/romania/counties.ts'
import { isPhone, normalisePhone } from '#domain/romania/phone.ts'
import { m } from '#web/i18n/messages.ts'
import type { FileColumns } from './file-columns.ts'
import type { WrongCell } from './plan.ts'

/**
 * Reads the cells of one row. A cell that cannot be read is left out and listed in `wrong`; the rest of the row is
 * kept. What is only unusual is kept too, and listed in `notes`.
 */
export const readCells = <Key extends string>(
  cells: Readonly<Record<string, string>>,
  { headingOf }: FileColumns<Key>,
) => {
  const notes: string[] = []
  const wrong: WrongCell[] = []
  const leave = (key: Key, note: string): '' => {
    wrong.push({ key, note })
    return ''
  }
  const cell = (key: Key): string => cells[key] ?? ''
  /** A code that a spreadsheet read as a number has lost digits. */
  const code = (key: Key): string =>
    isMangledNumber(cell(key))
      ? leave(key, m.importing.cell(headingOf(key), m.importing.mangled(cell(key))))
      : cell(key)
  const phone = (key: Key): string => {
    const number = normalisePhone(code(key))
    if (number && !isPhone(number)) notes.push(m.importing.phone)
    return number
  }
  const county = (key: Key): string => {
    const found = normaliseCounty(cell(key))
    return cell(key) && !found ? leave(key, m.importing.county(cell(key))) : found
  }
  return { notes, wrong, leave, cell, code, phone, county }
}
