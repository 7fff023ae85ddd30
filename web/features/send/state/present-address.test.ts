import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Contact } from '#domain/workshop/contacts/schema.ts'
import type { Vehicle } from '#domain/workshop/vehicles/schema.ts'
import { AppDatabase } from '#web/data/database.ts'
import { newId } from '#web/data/open-data.ts'
import { presentAddress } from './present-address.ts'

let db: AppDatabase
beforeEach(async () => {
  db = new AppDatabase(`address-${newId()}`)
  await db.rows('contacts').bulkPut([
    { id: 'ana', merged_into: null },
    { id: 'ana again', merged_into: 'ana' },
    { id: 'dan', merged_into: null },
  ] as Contact[])
})
afterEach(() => db.delete())

const MESSAGE = {
  address: '+40722000001',
  channel: 'sms',
  contact_id: 'ana again',
  vehicle_id: 'car',
} as const
const aCar = (contact_id: string) =>
  db
    .rows('vehicles')
    .put({ id: 'car', merged_into: null, contact_id, client_telefon: '+40722000002' } as Vehicle)

it('is what was corrected on the car of the same client', async () => {
  await aCar('ana')
  expect(await presentAddress(db, MESSAGE)).toBe('+40722000002')
})

it('is never that of the car’s next owner', async () => {
  await aCar('dan')
  expect(await presentAddress(db, MESSAGE)).toBe('+40722000001')
})
