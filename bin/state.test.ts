import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ownSecrets, rotateSecret, SECRETS, SECRETS_FILE, SETTINGS_FILE, settingsOf } from './secrets.ts'
import { databaseFile, migrate, pendingMigrations, readDatabases } from './state.ts'

let state: string
beforeEach(() => {
  state = mkdtempSync(join(tmpdir(), 'roa-state-'))
})
afterEach(() => rmSync(state, { recursive: true, force: true }))

describe('the databases of a state', () => {
  it('are those of wrangler.toml, in files as miniflare names them', () => {
    const databases = readDatabases()
    expect(databases.map(({ binding }) => binding)).toEqual(['DB', 'DB_1'])
    expect(databases.map((database) => basename(databaseFile(state, database)))).toEqual([
      '9ba2b04bf514d9facfd57ed57d849e77241a7adc99d1c1545d06688b43d84248.sqlite',
      'a36f84ea60804f30bb0c7f7cad9f5336a6cca0165abdab8b9241d93dbf0b6006.sqlite',
    ])
  })

  it('have each migration once; one that fails on the second leaves both as the former version knows them', async () => {
    const folder = join(state, 'migrations')
    mkdirSync(folder)
    writeFileSync(
      join(folder, '0000_first.sql'),
      'CREATE TABLE a (x);--> statement-breakpoint\nCREATE TABLE b (x);',
    )
    await migrate(state, folder)
    const [first, second] = readDatabases().map((database) => databaseFile(state, database)) as [
      string,
      string,
    ]
    const spoilt = new DatabaseSync(second)
    spoilt.exec('INSERT INTO b VALUES (1), (1)')
    spoilt.close()
    writeFileSync(
      join(folder, '0001_next.sql'),
      'CREATE TABLE c (x);--> statement-breakpoint\nCREATE UNIQUE INDEX u ON b (x);',
    )
    await expect(migrate(state, folder)).rejects.toThrow('DB_1: 0001_next.sql failed')
    const tables = (file: string) => {
      const opened = new DatabaseSync(file)
      const names = opened
        .prepare("SELECT name FROM sqlite_schema WHERE name IN ('a', 'b', 'c') ORDER BY 1")
        .all()
      opened.close()
      return names.map(({ name }) => name)
    }
    expect([tables(first), tables(second)]).toEqual([
      ['a', 'b', 'c'],
      ['a', 'b'],
    ])
    expect(readDatabases().map((database) => pendingMigrations(state, database, folder))).toEqual([
      [],
      ['0001_next.sql'],
    ])
    writeFileSync(join(folder, '0001_next.sql'), 'CREATE TABLE c (x);')
    await migrate(state, folder)
    expect(tables(second)).toEqual(['a', 'b', 'c'])
  })
})

describe('the secrets of a state', () => {
  it('are made once, and only their owner reads them', () => {
    const made = ownSecrets(state)
    expect(Object.keys(made)).toEqual(Object.keys(SECRETS).filter((name) => SECRETS[name as 'SMTP_URL'].make))
    expect(ownSecrets(state)).toEqual(made)
    expect(statSync(join(state, SECRETS_FILE)).mode & 0o777).toBe(0o600)
    // One that a later version needs is added, and the others stay.
    const [first = ''] = readFileSync(join(state, SECRETS_FILE), 'utf8').split('\n')
    writeFileSync(join(state, SECRETS_FILE), `${first}\n`)
    const again = ownSecrets(state)
    expect(again.SESSION_SECRET).toBe(made.SESSION_SECRET)
    expect(again.LEASE_KEYS).not.toBe(made.LEASE_KEYS)
  })

  it('are replaced one by one; of an old key for leases the public half stays', () => {
    const made = ownSecrets(state)
    const session = rotateSecret(state, 'SESSION_SECRET')
    const keys = rotateSecret(state, 'LEASE_KEYS')
    expect(ownSecrets(state)).toEqual({ ...made, SESSION_SECRET: session, LEASE_KEYS: keys })
    expect(session).not.toBe(made.SESSION_SECRET)
    const [old] = JSON.parse(made.LEASE_KEYS ?? '')
    const [first, second, ...more] = JSON.parse(keys)
    expect([first.kid === old.kid, typeof first.d, more]).toEqual([false, 'string', []])
    expect(second).toEqual({ ...old, d: undefined })
    expect(keys).not.toContain(old.d)
    expect(statSync(join(state, SECRETS_FILE)).mode & 0o777).toBe(0o600)
    expect(() => rotateSecret(state, 'SMTP_URL')).toThrow('SMTP_URL is not made here')
    expect(ownSecrets(state).LEASE_KEYS).toBe(keys)
  })

  it('are joined by settings of known names; a mistyped one is refused', () => {
    const settings = join(state, SETTINGS_FILE)
    expect(settingsOf(state, ['MAIL'])).toEqual({})
    writeFileSync(settings, '# mail\nMAIL=smtp\nSMTP_URL="smtps://user:pass@mail.test:465"\n')
    expect(settingsOf(state, ['MAIL'])).toEqual({ MAIL: 'smtp', SMTP_URL: 'smtps://user:pass@mail.test:465' })
    writeFileSync(settings, 'MIAL=smtp\n')
    expect(() => settingsOf(state, ['MAIL'])).toThrow('MIAL')
  })
})
