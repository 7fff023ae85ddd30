import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { pictureKey } from '#worker/db/photos.ts'
import { databaseFile, migrate, readDatabases, storesIn } from '../state.ts'
import { keyIn, pack, unpack } from './archive.ts'
import { withStores } from './dump.ts'
import { lostPictures, missingPictures } from './files.ts'
import { makeBackup, openBackup } from './make.ts'

const NOW = Date.UTC(2026, 10, 30, 1, 0)
const digest = (letter: string): string => letter.repeat(64)
const [kept, shared] = [digest('a'), digest('b')]

let folder: string
let state: string
/** A state with stored pictures, and photos on both databases: received, deleted, still on their device. */
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'roa-files-'))
  state = join(folder, 'state')
  await migrate(state)
  for (const [shard, database] of readDatabases().entries()) {
    const opened = new DatabaseSync(databaseFile(state, database))
    const insert = opened.prepare(
      "INSERT INTO photos (tenant_id, id, rev, created_at, updated_at, taken_at, order_id, sha256, uploaded_at, deleted_at) VALUES (?, ?, 1, '', '', '', 'o', ?, ?, ?)",
    )
    const shop = `shop-${shard}`
    insert.run(shop, 'received', kept, '2026-11-29', null)
    insert.run(shop, 'again', kept, '2026-11-29', null)
    insert.run(shop, 'other', shared, '2026-11-29', null)
    insert.run(shop, 'deleted', digest('c'), '2026-11-29', '2026-11-29')
    insert.run(shop, 'on its way', digest('d'), null, null)
    opened.close()
  }
  await withStores(state, { r2Buckets: { FILES: 'roaauto-files' } }, async (opened) => {
    const bucket = await opened.getR2Bucket('FILES')
    for (const shop of ['shop-0', 'shop-1'])
      for (const one of [kept, shared]) await bucket.put(pictureKey(shop, one), `${shop} ${one}`)
  })
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true, force: true })
})

/** Removes the bytes of a picture. */
const lose = (of: string, key: string): void => {
  const [shop = '', one = ''] = key
    .split('/')
    .slice(1)
    .filter((part) => part !== 'photos')
  const blobs = readdirSync(join(storesIn(of), 'r2'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/sqlite/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => readFileSync(file, 'utf8') === `${shop} ${one}`)
  expect(blobs).toHaveLength(1)
  for (const file of blobs) rmSync(file)
}

const place = () => ({ folder: join(folder, 'backups'), keyFile: join(folder, 'key') })

it('the pictures of living photos are there, and one that a copy lost is no backup', async () => {
  expect(missingPictures(state)).toEqual([])
  const copy = join(folder, 'copy')
  cpSync(state, copy, { recursive: true })
  const key = pictureKey('shop-1', shared)
  lose(copy, key)
  expect(missingPictures(copy)).toEqual([key])
  expect(() => lostPictures(copy, state)).toThrow(`${key}, a picture, was not copied`)
})

it('a backup that lacks a picture is not opened', async () => {
  const file = await makeBackup(state, place(), NOW)
  const { keyFile } = place()
  await openBackup(file, join(folder, 'whole'), keyFile)
  const inside = join(folder, 'inside')
  await unpack(file, inside, keyIn(keyFile))
  const key = pictureKey('shop-0', kept)
  lose(inside, key)
  const spoilt = join(folder, 'spoilt.backup')
  await pack(inside, spoilt, keyIn(keyFile))
  const to = join(folder, 'to')
  mkdirSync(to)
  await expect(openBackup(spoilt, to, keyFile)).rejects.toThrow(`lacks ${key}, a picture`)
})

it('where the state itself has lost a picture, the rest is saved and it is said', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const key = pictureKey('shop-0', kept)
  lose(state, key)
  const file = await makeBackup(state, place(), NOW)
  expect(said.mock.calls.join()).toContain(`1 (${key})`)
  await openBackup(file, join(folder, 'restored'), place().keyFile)
  expect(missingPictures(join(folder, 'restored'))).toEqual([key])
})
