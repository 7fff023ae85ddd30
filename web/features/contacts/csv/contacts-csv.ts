import { spreadsheetCsv } from '#domain/csv/csv.ts'
import { dayInRomania } from '#domain/kernel/dates.ts'
import { COUNTIES, isCountyCode } from '#domain/romania/counties.ts'
import { formatPhone } from '#domain/romania/phone.ts'
import type { Contact } from '#domain/workshop/contacts/schema.ts'
import type { AppDatabase } from '#web/data/database.ts'
import { m } from '#web/i18n/messages.ts'
import { fileColumns } from '#web/import/file-columns.ts'

/** The columns of a file of clients, in the order of an export, and the column of a client that each cell sets. */
export const COLUMNS = {
  name: 'name',
  kind: 'kind',
  phone: 'phone',
  email: 'email',
  code: 'fiscal_code',
  registration: 'registration',
  address: 'address',
  city: 'city',
  county: 'county',
  postal: 'postal_code',
  notes: 'notes',
} as const satisfies Record<string, keyof Contact>
export type ContactKey = keyof typeof COLUMNS

const KEYS = Object.keys(COLUMNS) as ContactKey[]

export const CONTACT_FILE = fileColumns(KEYS, (key) => m.contacts.csv.headings[key])

/** The cell that sets a column of a client. */
export const keyOfColumn = (column: string): string => KEYS.find((key) => COLUMNS[key] === column) ?? column

/** All clients by name, as a file for spreadsheets. */
export const contactsCsv = async (db: AppDatabase): Promise<string> => {
  const clients = (await db.rows('contacts').toArray())
    .filter(({ merged_into }) => merged_into === null)
    .sort((a, b) => a.name.localeCompare(b.name, 'ro'))
  const shown: Partial<Record<ContactKey, (client: Contact) => string>> = {
    kind: ({ kind }) => m.contacts.kinds[kind],
    phone: ({ phone }) => formatPhone(phone),
    county: ({ county }) => (isCountyCode(county) ? COUNTIES[county] : ''),
  }
  const cell = (client: Contact, key: ContactKey): string =>
    shown[key]?.(client) ?? String(client[COLUMNS[key]] ?? '')
  return spreadsheetCsv([
    KEYS.map(CONTACT_FILE.headingOf),
    ...clients.map((client) => KEYS.map((key) => cell(client, key))),
  ])
}

export const contactsFile = (now: number): string => m.contacts.file(dayInRomania(now))
