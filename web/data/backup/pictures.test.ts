import Dexie from 'dexie'
import { unzipSync, zipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ErrorCode } from '#domain/kernel/errors.ts'
import { hex } from '#domain/kernel/hex.ts'
import { uuidv7 } from '#domain/kernel/ids.ts'
import { systemActor } from '#domain/sync/actor.ts'
import { localShop } from '#domain/workshop/shop/local-shop.ts'
import { seeded } from '#tests/factories/random.ts'
import { AppDatabase, setMeta } from '../database.ts'
import { mutate, type Writer } from '../mutate.ts'
import { type PhotoFile, PhotoFiles } from '../photos/photo-files.ts'
import { checkBackup } from './check-backup.ts'
import { pictureEntry, ROWS_ENTRY, thumbEntry } from './container.ts'
import type { BackupProgress } from './format.ts'
import { packBackup } from './pack-backup.ts'
import { restoreBackup } from './restore-backup.ts'
import { writeBackup } from './write-backup.ts'

/** The free tier's backup with its pictures: one file, in which the name of every picture proves its content. */

const NOW = Date.UTC(2026, 10, 29, 8)
const random = seeded(61)
const newId = () => uuidv7(NOW, random.bytes(10))

type Device = { writer: Writer; files: PhotoFiles }
const devices: Device[] = []

const device = async (shopName: string): Promise<Device> => {
  const db = new AppDatabase(`pictures-${newId()}`)
  const tenantId = newId()
  const actor = { tenantId, userId: tenantId, kind: 'staff' as const, role: 'owner' as const }
  const writer: Writer = { db, mode: 'local', actor, now: () => NOW, newId }
  await mutate({ ...writer, actor: systemActor(actor, 'device') }, 'open', localShop(tenantId, shopName))
  await setMeta(db, 'tenantId', tenantId)
  const made = { writer, files: new PhotoFiles(`picture-files-${newId()}`) }
  devices.push(made)
  return made
}

/** A JPEG by its first bytes; the rest does not compress. */
const jpeg = (bytes: number): ArrayBuffer => {
  const picture = new Uint8Array(bytes)
  for (let at = 0; at < bytes; at += 64) picture.set(random.bytes(Math.min(64, bytes - at)), at)
  picture.set([0xff, 0xd8, 0xff])
  return picture.buffer
}

const take = async ({ writer, files }: Device, orderId: string, bytes: number): Promise<PhotoFile> => {
  const picture = jpeg(bytes)
  const sha256 = hex(await crypto.subtle.digest('SHA-256', picture))
  const file: PhotoFile = { sha256, type: 'image/jpeg', bytes: picture, thumb: jpeg(90), sent: 0, at: NOW }
  await files.keep(file)
  const data = {
    order_id: orderId,
    taken_at: new Date(NOW).toISOString(),
    size: bytes,
    width: 1600,
    height: 1200,
    sha256,
  }
  await mutate(writer, 'Poză', [{ op: 'insert', collection: 'photos', id: newId(), data }])
  return file
}

const packed = async (of: Device, onProgress?: (progress: BackupProgress) => void): Promise<Blob> =>
  new Response(await packBackup(of.writer, of.files, onProgress)).blob()

const codeOf = async (work: Promise<unknown>): Promise<ErrorCode | null> =>
  work.then(
    () => null,
    (error: { code: ErrorCode }) => error.code,
  )

let here: Device
let pictures: PhotoFile[]
beforeEach(async () => {
  here = await device('Service Ștefan')
  const order = newId()
  await mutate(here.writer, 'Comandă nouă', [
    { op: 'insert', collection: 'orders', id: order, data: { data_comanda: '2026-11-28' } },
  ])
  pictures = [await take(here, order, 70_000), await take(here, order, 250_000), await take(here, order, 5)]
})
afterEach(async () => {
  for (const { writer, files } of devices.splice(0)) {
    await writer.db.delete()
    await files.delete()
  }
  await Dexie.delete('roa-safety')
})

/** The file with changed entries, stored uncompressed as ours are. */
const changed = async (file: Blob, change: (entries: Record<string, Uint8Array>) => void): Promise<Blob> => {
  const entries = unzipSync(new Uint8Array(await file.arrayBuffer()))
  change(entries)
  return new Blob([zipSync(entries, { level: 0 }) as Uint8Array<ArrayBuffer>])
}

describe('a backup with pictures', () => {
  it('is one file that tells what is in it, and moves rows and pictures to another device', async () => {
    const seen: BackupProgress[] = []
    const file = await packed(here, (progress) => seen.push(progress))
    expect(seen.at(-1)?.done).toBe(seen.at(-1)?.total)
    expect(await checkBackup(file)).toMatchObject({ pictures: 3, lostPictures: 0, counts: { photos: 3 } })

    const there = await device('Alt telefon')
    const steps: BackupProgress[] = []
    await restoreBackup(there.writer, file, (progress) => steps.push(progress), there.files)
    expect(steps.map(({ done }) => done)).toEqual(steps.map(({ done }) => done).sort((a, b) => a - b))
    expect(new Set(steps.map(({ total }) => total)).size).toBe(1)
    expect(steps.at(-1)?.done).toBe(steps[0]?.total)
    for (const { sha256, bytes, thumb } of pictures) {
      const kept = await there.files.files.get(sha256)
      expect(kept?.sent).toBe(0)
      expect(new Uint8Array(kept?.bytes ?? new ArrayBuffer(0))).toEqual(new Uint8Array(bytes))
      expect(new Uint8Array(kept?.thumb ?? new ArrayBuffer(0))).toEqual(new Uint8Array(thumb))
    }
    expect(await there.writer.db.rows('photos').count()).toBe(3)
  })

  it('opens in any archive program, which shows the pictures', async () => {
    const entries = unzipSync(new Uint8Array(await (await packed(here)).arrayBuffer()))
    for (const { sha256, type, bytes } of pictures)
      expect(entries[pictureEntry(sha256, type)]).toEqual(new Uint8Array(bytes))
    expect(Object.keys(entries)).toHaveLength(7)
  })

  it('is written and read picture by picture, never all at once', async () => {
    let read = 0
    const get = here.files.files.get.bind(here.files.files)
    here.files.files.get = ((key: string) => {
      read += 1
      return get(key)
    }) as typeof get
    const reader = (await packBackup(here.writer, here.files)).getReader()
    const order: number[] = []
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) order.push(read)
    expect(order[0]).toBe(0)
    expect(new Set(order)).toEqual(new Set([0, 1, 2, 3]))
  })

  it('leaves out pictures of deleted photos, and tells which of its own are missing', async () => {
    const [removed, ...left] = pictures
    const row = await here.writer.db
      .rows('photos')
      .where('sha256')
      .equals(removed?.sha256 ?? '')
      .first()
    await mutate(here.writer, 'Poză ștearsă', [{ op: 'delete', collection: 'photos', id: row?.id ?? '' }])
    const file = await packed(here)
    expect(await checkBackup(file)).toMatchObject({ pictures: 2, lostPictures: 0 })
    const [first, second] = left.map(({ sha256, type }) => pictureEntry(sha256, type))
    const spoiled = await changed(file, (entries) => {
      const bytes = entries[first ?? '']
      if (bytes) bytes[20] = (bytes[20] ?? 0) ^ 1
      delete entries[second ?? '']
    })
    expect(await checkBackup(spoiled)).toMatchObject({ pictures: 0, lostPictures: 2, counts: { orders: 1 } })
    const there = await device('Alt telefon')
    await restoreBackup(there.writer, spoiled, undefined, there.files)
    expect(await there.files.files.count()).toBe(0)
    expect(await there.writer.db.rows('orders').count()).toBe(1)
  })

  it('without its small pictures shows the large ones', async () => {
    const file = await changed(await packed(here), (entries) => {
      for (const { sha256 } of pictures) delete entries[thumbEntry(sha256)]
    })
    expect(await checkBackup(file)).toMatchObject({ pictures: 3, lostPictures: 0 })
  })

  it('changes nothing when there is no room for its pictures', async () => {
    const file = await packed(here)
    const there = await device('Alt telefon')
    const before = await there.writer.db.rows('tenants').toArray()
    let kept = 0
    there.files.files.hook('creating', () => {
      if (++kept === 2) throw new DOMException('full', 'QuotaExceededError')
    })
    expect(await codeOf(restoreBackup(there.writer, file, undefined, there.files))).toBe('storage_full')
    expect(await there.files.files.count()).toBe(0)
    expect(await there.writer.db.rows('tenants').toArray()).toEqual(before)
  })

  it('of an account has only its rows', async () => {
    const entries = unzipSync(
      new Uint8Array(
        await (await packed({ ...here, writer: { ...here.writer, mode: 'synced' } })).arrayBuffer(),
      ),
    )
    expect(Object.keys(entries)).toEqual([ROWS_ENTRY])
  })
})

describe('a damaged backup file with pictures', () => {
  it.each<[string, ErrorCode, (file: Blob) => Promise<Blob> | Blob]>([
    ['cut anywhere', 'backup_damaged', (file) => file.slice(0, file.size / 2)],
    ['cut near its end', 'backup_damaged', (file) => file.slice(0, file.size - 5)],
    [
      'another archive',
      'backup_unknown',
      () => new Blob([zipSync({ 'poza.jpg': new Uint8Array(9) }) as Uint8Array<ArrayBuffer>]),
    ],
    [
      'one whose rows would grow when read',
      'backup_unknown',
      async (file) => {
        const entries = unzipSync(new Uint8Array(await file.arrayBuffer()))
        return new Blob([zipSync(entries, { level: 9 }) as Uint8Array<ArrayBuffer>])
      },
    ],
    [
      'one whose rows were changed',
      'backup_damaged',
      (file) =>
        changed(file, (entries) => {
          const rows = entries[ROWS_ENTRY]
          if (rows) rows[rows.length >> 1] = (rows[rows.length >> 1] ?? 0) ^ 0x10
        }),
    ],
  ])('%s is refused as %s', async (_, code, spoil) => {
    expect(await codeOf(checkBackup(await spoil(await packed(here))))).toBe(code)
  })

  it('while a file of rows alone is still good', async () => {
    expect(await checkBackup(await writeBackup(here.writer))).toMatchObject({ pictures: 0, lostPictures: 0 })
  })
})
