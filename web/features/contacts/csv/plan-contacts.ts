import type { Table } from '#domain/csv/table.ts'
import { isValidCui } from '#domain/romania/cui.ts'
import { formatPhone } from '#domain/romania/phone.ts'
import { fold } from '#domain/romania/search.ts'
import type { Actor } from '#domain/sync/actor.ts'
import { findContact, hasKeys, isAlike, keysOf } from '#domain/workshop/contacts/find-contact.ts'
import {
  CONTACT_KINDS,
  type Contact,
  type ContactKind,
  normaliseFiscalCode,
} from '#domain/workshop/contacts/schema.ts'
import type { AppDatabase } from '#web/data/database.ts'
import { m } from '#web/i18n/messages.ts'
import type { Answers, PlannedRow } from '#web/import/plan.ts'
import { type Meant, planTable, type ReadRow } from '#web/import/plan-table.ts'
import { readCells } from '#web/import/read-cells.ts'
import { CONTACT_FILE, keyOfColumn } from './contacts-csv.ts'

/** What a row of a file says about a client, in standard forms; '' where it says nothing. */
type ContactOfFile = Pick<
  Contact,
  | 'name'
  | 'phone'
  | 'email'
  | 'fiscal_code'
  | 'registration'
  | 'address'
  | 'city'
  | 'county'
  | 'postal_code'
  | 'notes'
> & { kind: ContactKind | '' }

type Marks = Pick<Contact, 'name' | 'phone' | 'fiscal_code'>

const codeOf = (client: Marks): string => (keysOf(client).fiscal_code ? `code ${client.fiscal_code}` : '')
const phoneOf = (client: Marks): string => (keysOf(client).phone ? `phone ${client.phone}` : '')

/** The keys that identify a client; his name only where he has nothing else. */
const marksOf = (client: Marks): string[] => {
  const marks = [codeOf(client), phoneOf(client)].filter(Boolean)
  return marks.length > 0 || client.name === '' ? marks : [`name ${fold(client.name)}`]
}

const kindOf = (typed: string): ContactKind | undefined =>
  CONTACT_KINDS.find((kind) => [kind, fold(m.contacts.kinds[kind])].includes(fold(typed)))

const readRow = (cells: Readonly<Record<string, string>>): ReadRow<ContactOfFile> => {
  const { notes, wrong, leave, cell, code, phone, county } = readCells(cells, CONTACT_FILE)
  const fiscal_code = normaliseFiscalCode(code('code'))
  const kind = cell('kind') === '' ? undefined : kindOf(cell('kind'))
  if (cell('kind') !== '' && !kind) leave('kind', m.contacts.csv.kind(cell('kind')))
  const given: ContactOfFile = {
    name: cell('name'),
    // A file without kinds has companies too: their code says it.
    kind: kind ?? (isValidCui(fiscal_code) ? 'company' : ''),
    phone: phone('phone'),
    email: cell('email'),
    fiscal_code,
    registration: cell('registration'),
    address: cell('address'),
    city: cell('city'),
    county: county('county'),
    postal_code: cell('postal'),
    notes: cell('notes'),
  }
  const isNobody = !given.name && !given.phone && !given.email && !given.fiscal_code
  return {
    title: [given.name, formatPhone(given.phone)].filter(Boolean).join(' · '),
    given,
    marks: marksOf(given),
    problem: isNobody ? m.contacts.csv.needOne : undefined,
    notes,
    wrong,
  }
}

const nameOf = (client: Contact): string => client.name || formatPhone(client.phone)

const factsOf = (client: Marks & { city: string }): string[] =>
  [client.name, client.fiscal_code, formatPhone(client.phone), client.city].filter(Boolean)

/**
 * What a file would change in the clients. A client is found as the commit finds him (`findContact`), one without phone
 * and code by his name. Where the code is that of one client and the phone that of another one of this name, the row
 * becomes a question that shows both.
 */
export const planContacts = async (
  db: AppDatabase,
  actor: Actor,
  table: Table,
  answers: Answers,
): Promise<PlannedRow[]> => {
  const byMark = new Map<string, Contact[]>()
  for (const client of await db.rows('contacts').toArray()) {
    if (client.merged_into !== null) continue
    // A name finds the client however he can be reached.
    for (const mark of new Set([...marksOf(client), `name ${fold(client.name)}`]))
      byMark.set(mark, [...(byMark.get(mark) ?? []), client])
  }
  const all = (mark: string): readonly Contact[] => byMark.get(mark) ?? []
  const find = (given: ContactOfFile): Meant<Contact> => {
    const reached = all(phoneOf(given))
    const row = findContact(given, [...all(codeOf(given)), ...reached])
    const other = reached.find(
      (one) => one.id !== row?.id && keysOf(one).fiscal_code === '' && isAlike(one.name, given.name),
    )
    if (row && other && given.fiscal_code !== '') return asked(given, row, other)
    const [named] = hasKeys(keysOf(given)) ? [] : all(`name ${fold(given.name)}`)
    const found = row ?? named
    return found ? { kind: 'one', row: found } : { kind: 'none' }
  }
  return planTable({ collection: 'contacts', actor, table, answers, read: readRow, find, keyOfColumn })
}

const asked = (given: ContactOfFile, byCode: Contact, byPhone: Contact): Meant<Contact> => {
  const rows = [byCode, byPhone]
  return {
    kind: 'doubt',
    rows,
    question: {
      text: m.contacts.csv.twoClients(nameOf(byCode), nameOf(byPhone)),
      facts: factsOf(given),
      choices: [
        { value: '', label: m.importing.leaveOut, facts: [] },
        ...rows.map((client) => ({
          value: client.id,
          label: m.contacts.csv.isClient(nameOf(client)),
          facts: factsOf(client),
        })),
      ],
    },
  }
}
