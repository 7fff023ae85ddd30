import type { Entry, Op } from '#domain/sync/protocol.ts'
import { vehicles } from '#domain/workshop/vehicles/schema.ts'
import { CLIENT_COLUMNS } from './client-columns.ts'
import { contacts } from './schema.ts'

/** Columns that a person writes of a new contact. */
const MADE_OF = ['kind', ...Object.keys(CLIENT_COLUMNS)]

/**
 * The ops of an act with the contacts that the rules have found or made for its cars, on the device that wrote it: they
 * travel with the act (S4.4). So the server decides about the same rows, and what was meanwhile made elsewhere for the same
 * client merges with them. `rows` are those that the act has written here, `contactBefore` is what a car had before it.
 */
export const carryContacts = (
  ops: readonly Op[],
  rows: readonly Entry[],
  contactBefore: (carId: string) => unknown,
): Op[] => {
  const named = new Set(ops.map(({ collection, id }) => `${collection}/${id}`))
  const made = rows.filter(
    ({ collection, row }) => collection === contacts.name && !named.has(`${collection}/${row.id}`),
  )
  const linked = new Map(
    rows
      .filter(
        ({ collection, row }) => collection === vehicles.name && row.contact_id !== contactBefore(row.id),
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
      const contactId = op.collection === vehicles.name ? linked.get(op.id) : null
      if (op.op === 'delete' || typeof contactId !== 'string' || typeof op.data.contact_id === 'string')
        return op
      return { ...op, data: { ...op.data, contact_id: contactId } }
    }),
  ]
}
