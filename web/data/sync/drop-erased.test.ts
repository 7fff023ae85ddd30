import { afterEach, expect, it } from 'vitest'
import type { Rows } from '#domain/modules.ts'
import { AppDatabase } from '../database.ts'
import { type PhotoFile, PhotoFiles } from '../photos/photo-files.ts'
import { dropErased } from './drop-erased.ts'

const [CONTACT, OTHER, CAR, ORDER] = ['c1', 'c2', 'v1', 'o1'] as const
const db = new AppDatabase('erased')
const pictures = new PhotoFiles('erased-pictures')

afterEach(async () => {
  await db.delete()
  await pictures.delete()
})

const refused = (id: string, data: Record<string, string>) => ({
  code: 'forbidden' as const,
  params: {},
  rejectedAt: '2026-11-29T08:00:00.000Z',
  mutation: {
    id,
    at: '',
    label: '',
    ops: [{ op: 'patch' as const, collection: 'orders', id, data, base: 1 }],
  },
})

it('what a device keeps of an erased client beside the rows is dropped once, and nothing of another', async () => {
  await db.rows('vehicles').add({ id: CAR, contact_id: CONTACT } as Rows['vehicles'])
  await db.rows('orders').add({ id: ORDER, contact_id: CONTACT } as Rows['orders'])
  await db.rows('photos').add({ id: 'p2', sha256: 'shown' } as Rows['photos'])
  await db.rejected.bulkAdd([
    refused(ORDER, { client_nume: 'Zaharia' }),
    refused('new', { contact_id: CONTACT }),
    refused(OTHER, { name: 'Pescar' }),
  ] as never[])
  const picture = (sha256: string, sent: 0 | 1) => ({ sha256, sent, at: 1 }) as PhotoFile
  await pictures.files.bulkAdd([picture('gone', 1), picture('shown', 1), picture('unsent', 0)])
  await dropErased(db, null, pictures)
  expect(await db.rejected.count()).toBe(3)
  await db.rows('erasures').add({ id: 'e1', contact_id: CONTACT, state: 'done' } as Rows['erasures'])
  await dropErased(db, null, pictures)
  expect((await db.rejected.toArray()).map(({ mutation }) => mutation.id)).toEqual([OTHER])
  expect((await pictures.files.toCollection().primaryKeys()).sort()).toEqual(['shown', 'unsent'])
  await db.rejected.add(refused(ORDER, {}) as never)
  await dropErased(db, null, pictures)
  expect(await db.rejected.count()).toBe(2)
})
