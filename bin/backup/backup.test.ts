import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DAY } from '#domain/kernel/days.ts'
import { restore } from '../restore.ts'
import { databaseFile, readDatabases, storesIn } from '../state.ts'
import { keyIn, pack, unpack } from './archive.ts'
import { keptOf, nameAt } from './kept.ts'
import { makeBackup, openBackup } from './make.ts'
import { contentOf } from './snapshot.ts'

const NOW = Date.UTC(2026, 10, 30, 1, 0)
const SCHEMA = readFileSync('migrations/0000_baseline.sql', 'utf8').replaceAll('--> statement-breakpoint', '')

let folder: string
let state: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'roa-backup-'))
  state = join(folder, 'state')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const target = () => ({ folder: join(folder, 'backups'), keyFile: join(folder, 'backup.key') })

/** A state with the real tables: a shop on each database, a stored picture, the secrets. The databases stay open. */
const openState = (): DatabaseSync[] => {
  const opened = readDatabases().map((database, shard) => {
    const file = databaseFile(state, database)
    mkdirSync(dirname(file), { recursive: true })
    const sqlite = new DatabaseSync(file)
    sqlite.exec(`PRAGMA journal_mode = WAL; ${SCHEMA}`)
    sqlite.exec(
      `INSERT INTO sync_tenants (tenant_id, head, purged_before, epoch) VALUES ('shop-${shard}', 0, 0, 'old')`,
    )
    sqlite.exec(
      'INSERT INTO effects (tenant_id, key, job, payload, state, due_at, next_at, created_at) VALUES ' +
        `('shop-${shard}', 'sms', 'messages.send', '{}', 'pending', '2026-01-01', '2026-01-01', '2026-01-01')`,
    )
    return sqlite
  })
  const blobs = join(storesIn(state), 'r2/roaauto-files/blobs')
  mkdirSync(blobs, { recursive: true })
  writeFileSync(join(blobs, 'a'), 'picture')
  writeFileSync(join(state, 'secrets.env'), "SESSION_SECRET='kept'\n")
  return opened
}

const closed = (databases: DatabaseSync[]): void => {
  for (const database of databases) database.close()
}

describe('a backup', () => {
  it('of a state in use gives it back whole, with new epochs and its due effects held', async () => {
    const open = openState()
    // Not yet in the database's main file: only its log has it.
    open[0]?.exec(
      "INSERT INTO sync_tenants (tenant_id, head, purged_before, epoch) VALUES ('shop-2', 0, 0, 'old')",
    )
    const file = await makeBackup(state, target(), NOW)
    expect(readdirSync(target().folder)).toEqual([nameAt(NOW)])
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readFileSync(file).includes('picture')).toBe(false)
    // What happens after it is not in it.
    open[0]?.exec(
      "INSERT INTO sync_tenants (tenant_id, head, purged_before, epoch) VALUES ('shop-3', 0, 0, 'old')",
    )
    closed(open)

    const aside = await restore(file, state, target().keyFile, NOW)
    expect(Object.keys(contentOf(state)).sort()).toEqual(['shop-0', 'shop-1', 'shop-2'])
    expect(Object.keys(contentOf(aside ?? '')).sort()).toEqual(['shop-0', 'shop-1', 'shop-2', 'shop-3'])
    expect(readFileSync(join(storesIn(state), 'r2/roaauto-files/blobs/a'), 'utf8')).toBe('picture')
    expect(readFileSync(join(state, 'secrets.env'), 'utf8')).toContain('kept')
    for (const database of readDatabases()) {
      const sqlite = new DatabaseSync(databaseFile(state, database))
      for (const { epoch } of sqlite.prepare('SELECT epoch FROM sync_tenants').all())
        expect(epoch).toMatch(/^[0-9a-f]{8}$/)
      expect(sqlite.prepare('SELECT state, next_at FROM effects').all()).toEqual([
        { state: 'dead', next_at: null },
      ])
      sqlite.close()
    }
  })

  it('that is damaged, cut off or of another key is refused, and the state stays', async () => {
    const open = openState()
    const file = await makeBackup(state, target(), NOW)
    closed(open)
    const before = contentOf(state)
    const faults: Record<string, (copy: string) => void> = {
      'a changed byte': (copy) => {
        const bytes = readFileSync(copy)
        bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1
        writeFileSync(copy, bytes)
      },
      'a missing end': (copy) => truncateSync(copy, statSync(copy).size - 100),
      'hardly a start': (copy) => truncateSync(copy, 20),
      'another file': (copy) => writeFileSync(copy, 'x'.repeat(1_000)),
    }
    for (const [name, spoil] of Object.entries(faults)) {
      const copy = join(folder, 'spoilt')
      cpSync(file, copy)
      spoil(copy)
      await expect(restore(copy, state, target().keyFile, NOW), name).rejects.toThrow(
        /cannot be opened|no backup/,
      )
    }
    const other = join(folder, 'other.key')
    keyIn(other)
    await expect(restore(file, state, other, NOW)).rejects.toThrow(/another key/)
    await expect(restore(file, state, join(folder, 'none.key'), NOW)).rejects.toThrow(/is not in/)
    expect(contentOf(state)).toEqual(before)
    expect(readdirSync(folder).filter((name) => name.includes('restoring'))).toEqual([])
  })

  it('that a full disk or a power cut ends leaves the older ones, and the next run cleans up', async () => {
    const open = openState()
    const first = await makeBackup(state, target(), NOW)
    const file = join(target().folder, nameAt(NOW + 1_000))
    symlinkSync('/dev/full', `${file}.partial`)
    await expect(pack(state, file, keyIn(target().keyFile))).rejects.toThrow('ENOSPC')
    expect(existsSync(file)).toBe(false)
    // A power cut leaves its half behind.
    writeFileSync(`${file}.partial`, 'half')
    mkdirSync(join(target().folder, '.work-cut', 'state'), { recursive: true })
    const second = await makeBackup(state, target(), NOW + DAY)
    closed(open)
    expect(readdirSync(target().folder).map((name) => join(target().folder, name))).toEqual([first, second])
  })

  it('is copied elsewhere by the owner’s command; where that fails the backup stays, and it is said', async () => {
    const open = openState()
    const copy = `cp "$ROA_BACKUP_FILE" ${folder}/elsewhere`
    const file = await makeBackup(state, { ...target(), copy }, NOW)
    expect(readFileSync(join(folder, 'elsewhere'))).toEqual(readFileSync(file))
    await expect(makeBackup(state, { ...target(), copy: 'exit 3' }, NOW + 60_000)).rejects.toThrow('exit 3')
    closed(open)
    await openBackup(join(target().folder, nameAt(NOW + 60_000)), join(folder, 'scratch'), target().keyFile)
  })

  it('holds the same bytes that were packed', async () => {
    const [from, to] = [join(folder, 'from'), join(folder, 'to')]
    mkdirSync(join(from, 'deep'), { recursive: true })
    const bytes = Buffer.from(Array.from({ length: 300_000 }, (_, index) => (index * 7_919) % 251))
    writeFileSync(join(from, 'deep', 'bytes'), bytes)
    const key = keyIn(target().keyFile)
    await pack(from, join(folder, 'x.backup'), key)
    await unpack(join(folder, 'x.backup'), to, key)
    expect(readFileSync(join(to, 'deep', 'bytes')).equals(bytes)).toBe(true)
  })
})

describe('of many backups', () => {
  it('seven days, four weeks and twelve months are kept', () => {
    const days = Array.from({ length: 800 }, (_, day) => nameAt(NOW - day * DAY))
    const kept = [...keptOf([...days, 'notes.txt'])].sort().reverse()
    expect(kept.slice(0, 7)).toEqual(days.slice(0, 7))
    expect(kept).toContain(nameAt(Date.UTC(2026, 10, 22, 1)))
    expect(kept).toContain(nameAt(Date.UTC(2026, 10, 15, 1, 0)))
    expect(kept).toContain(nameAt(Date.UTC(2025, 11, 31, 1, 0)))
    expect(kept).not.toContain(nameAt(Date.UTC(2025, 10, 30, 1, 0)))
    expect(kept.length).toBeLessThanOrEqual(23)
  })

  it('the newest of a day stays, and a machine that was off loses none', () => {
    const [morning, evening] = [nameAt(NOW), nameAt(NOW + 60_000)]
    expect([...keptOf([morning, evening])]).toEqual([evening])
    const yearly = [2019, 2020, 2021].map((year) => nameAt(Date.UTC(year, 0, 1)))
    expect([...keptOf(yearly)].sort()).toEqual(yearly)
  })
})
