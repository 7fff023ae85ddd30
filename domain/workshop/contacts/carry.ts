import type { Entry, Op } from '#domain/sync/protocol.ts'
import { appointments } from '#domain/workshop/appointments/schema.ts'
import { vehicles } from '#domain/workshop/vehicles/schema.ts'
import { CLIENT_COLUMNS } from './client-columns.ts'
import { contacts } from './schema.ts'

/** Columns that a person writes of a new contact. */
const MADE_OF = ['kind', ...Object.keys(CLIENT_COLUMNS)]

/** Collections whose rows name a contact that the rules find or make. */
const NAMING: readonly string[] = [vehicles.name, appointments.name]

/**
 * The ops of an act with the contacts that the rules have found or made for its cars and appointments, on the device that
 * wrote it: they travel with the act (S4.4). So the server decides about the same rows, and what was meanwhile made
 * elsewhere for the same client merges with them. `rows` are those that the act has written here, `contactBefore` is what
 * a row had before it.
 */
export const carryContacts = (
  ops: readonly Op[],
  rows: readonly Entry[],
  contactBefore: (collection: string, id: string) => unknown,
): Op[] => {
  const named = new Set(ops.map(({ collection, id }) => `${collection}/${id}`))
  const made = rows.filter(
    ({ collection, row }) => collection === contacts.name && !named.has(`${collection}/${row.id}`),
  )
  const linked = new Map(
    rows
      .filter(
        ({ collection, row }) =>
          NAMING.includes(collection) && row.contact_id !== contactBefore(collection, row.id),
      )
      .map(({ row }) => [row.id, row.contact_id]),
  )
  return [
    ...made.map(
      ({ row }): Op => ({
        op: 'insert',
        collection: contacts.name,
        id: row.id,
        data: Object.fromEntries(MADE_OF.map((column) => [column, row[column] ?? null])),
      }),
    ),
    ...ops.map((op) => {
      const contactId = NAMING.includes(op.collection) ? linked.get(op.id) : null
      if (op.op === 'delete' || typeof contactId !== 'string' || typeof op.data.contact_id === 'string')
        return op
      return { ...op, data: { ...op.data, contact_id: contactId } }
    }),
  ]
}
