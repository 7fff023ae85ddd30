import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type FakeCloudflare, fakeCloudflare, TOKEN } from '#tests/fakes/cloudflare-api.ts'
import type { Configuration } from '../deploy/environments.ts'
import { databaseFile, migrate, readDatabases } from '../state.ts'
import { cloudflare } from './cloudflare.ts'
import { copyDeployment } from './copy-deployment.ts'
import { dumpOf, writeFiles } from './dump.ts'
import { makeBackup, openBackup } from './make.ts'
import { contentOf } from './snapshot.ts'

const NOW = Date.UTC(2026, 10, 30, 1, 0)

const LOG = 'tenants/shop-0/log/000000000001-a'

let folder: string
let far: string
let fake: FakeCloudflare
const files = new Map([
  ['tenants/shop-0/a picture.jpg', 'picture'],
  ['tenants/shop-0/b.jpg', 'another'],
  ['tenants/shop-1/c.jpg', 'third'],
  [LOG, 'a part of the log'],
])
const configuration = {
  name: 'roaauto-production',
  d1_databases: readDatabases().map(({ binding }) => ({
    binding,
    database_name: binding,
    database_id: `remote-${binding}`,
  })),
  r2_buckets: [{ binding: 'FILES', bucket_name: 'roaauto-files-production' }],
} as unknown as Configuration
const local = { r2_buckets: [{ binding: 'FILES', bucket_name: 'roaauto-files' }] }

/** The stored files of a state, by key. */
const read = async (state: string): Promise<Record<string, string>> => {
  const to = mkdtempSync(join(folder, 'files-'))
  await writeFiles(state, to)
  return Object.fromEntries(
    readdirSync(to, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [relative(to, file), readFileSync(file, 'utf8')]),
  )
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'roa-copy-'))
  far = join(folder, 'far')
  await migrate(far)
  for (const [shard, database] of readDatabases().entries()) {
    const opened = new DatabaseSync(databaseFile(far, database))
    const insert = opened.prepare('INSERT INTO counters (tenant_id, name, value) VALUES (?, ?, 1)')
    for (const text of ["it's; one", 'a\nb;\nc', "'';\n';", 'Țară 🚗', '-- ;', '"'])
      insert.run(`shop-${shard}`, text)
    if (shard === 0) opened.prepare("INSERT INTO log_segments VALUES ('shop-0', 1, 5, ?)").run(LOG)
    opened.close()
  }
  const dumps: Record<string, string> = {}
  for (const database of readDatabases())
    dumps[`remote-${database.binding}`] = (await dumpOf(far, database)).join('\n')
  fake = await fakeCloudflare(dumps, { 'roaauto-files-production': files })
})
afterEach(async () => {
  await fake.close()
  rmSync(folder, { recursive: true, force: true })
})

const access = (token = TOKEN) => cloudflare({ account: 'office', token, api: fake.api, pause: 1 })

it('a deployment is copied whole, saved, restored; only what is new is asked for again; what is cut off replaces nothing', async () => {
  const state = join(folder, 'state')
  fake.failNext(429, 2)
  await copyDeployment(access(), configuration, local, state)
  expect(contentOf(state)).toEqual(contentOf(far))
  expect(Object.keys(contentOf(state))).toEqual(['shop-0', 'shop-1'])

  // The copy is a state like that of an office, so the backup of it is the same file.
  const target = { folder: join(folder, 'backups'), keyFile: join(folder, 'key') }
  mkdirSync(target.folder)
  const backup = await makeBackup(state, target, NOW)
  await openBackup(backup, join(folder, 'restored'), target.keyFile)
  expect(contentOf(join(folder, 'restored'))).toEqual(contentOf(far))
  expect(await read(join(folder, 'restored'))).toEqual(Object.fromEntries(files))

  // The next night.
  fake.asked.length = 0
  files.delete('tenants/shop-0/b.jpg')
  files.set('tenants/shop-1/c.jpg', 'changed')
  await copyDeployment(access(), configuration, local, state)
  expect(fake.asked).toEqual(['tenants/shop-1/c.jpg'])
  expect(await read(state)).toEqual(Object.fromEntries(files))

  // What rows name of the log is not given away in silence.
  files.delete(LOG)
  await copyDeployment(access(), configuration, local, state)
  await expect(makeBackup(state, target, NOW + 60_000)).rejects.toThrow(
    `${LOG}, a part of a shop's log, is missing`,
  )

  const before = contentOf(state)
  fake.cutDumps(2_000)
  await expect(copyDeployment(access(), configuration, local, state)).rejects.toThrow('did not come whole')
  expect(contentOf(state)).toEqual(before)
  fake.cutDumps(null)
  await expect(copyDeployment(access('another'), configuration, local, state)).rejects.toThrow('refuses')
  fake.failNext(500, 9)
  await expect(copyDeployment(access(), configuration, local, state)).rejects.toThrow('500')
  expect(contentOf(state)).toEqual(before)
}, 60_000)
