import { beforeEach, expect, it } from 'vitest'
import { uuidv7 } from '#domain/kernel/ids.ts'
import type { Actor } from '#domain/sync/actor.ts'
import { Committer } from '#durable-objects/tenant/committer.ts'
import { initialise } from '#durable-objects/tenant/initialise.ts'
import { push } from '#durable-objects/tenant/push.ts'
import { seeded } from '#tests/factories/random.ts'
import type { LogFiles, TenantDb } from '#worker/db/tenant-db.ts'
import { SqliteD1 } from './sqlite-d1.ts'
import { wholeLog } from './whole-log.ts'

/** S3.8: an older object moves the log while a client is erased in it. */

const NOW = Date.UTC(2026, 10, 30, 8)
const TOMORROW = '2026-12-01T08:00:00.000Z'
const random = seeded(34)
const newId = () => uuidv7(NOW, random.bytes(10))
const by = {
  now: new Date(NOW).toISOString(),
  today: '2026-11-30',
  userId: '',
  actId: () => newId(),
}

const sqlite = new SqliteD1()
beforeEach(() => sqlite.empty())

const committerOf = (db: TenantDb) =>
  new Committer(db, () => NOW, { onCommit: () => undefined, onFault: () => undefined })

/** A shop with a client in its log. */
const aShop = async () => {
  const tenantId = newId()
  const db: TenantDb = { ...sqlite.bindings(), tenantId }
  const committer = committerOf(db)
  const owner: Actor = { tenantId, userId: newId(), kind: 'staff', role: 'owner' }
  const founder = {
    tenantId,
    userId: owner.userId,
    name: 'Ana',
    company: 'Service',
    cui: '',
    email: 'a@b.ro',
  }
  await initialise(db, committer, founder, NOW)
  const [contact, car] = [newId(), newId()]
  const { epoch } = await committer.head()
  for (const [op, data] of [
    ['insert', { name: 'Zaharia Pop', phone: '+40722111222' }],
    ['patch', { notes: 'Zaharia vine luni' }],
  ] as const) {
    const ops = [
      op === 'insert'
        ? { op, collection: 'contacts', id: contact, data }
        : { op, collection: 'contacts', id: contact, data, base: 1_000 },
      ...(op === 'insert'
        ? [
            {
              op,
              collection: 'vehicles',
              id: car,
              data: { contact_id: contact, nr_inmatriculare: 'B 10 ABC', client_nume: 'Zaharia Pop' },
            },
          ]
        : []),
    ]
    const mutation = { id: newId(), at: by.now, label: 'Zaharia', ops }
    const reply = await push(committer, owner, { clientId: newId(), epoch, mutations: [mutation] })
    if (!reply.ok || reply.answer.results[0]?.status !== 'applied') throw new Error(JSON.stringify(reply))
  }
  return { db, contact }
}

/** All that is left of a shop. */
const remains = async ({ tenantId, files }: TenantDb): Promise<string> => {
  const query = async <T extends object>(sql: string, of: string) => sqlite.rows<T>(sql, of)
  const tables = ['contacts', 'vehicles', 'acts'].map((name) => sqlite.rows(`SELECT * FROM ${name}`))
  return JSON.stringify([tables, await wholeLog(query, files, tenantId)])
}

/** D1 that lets something happen before a round trip. */
const interrupted = (trip: number, happen: () => Promise<void>): D1Database => {
  let trips = 0
  const real = sqlite.asD1()
  const next = async () => {
    trips += 1
    if (trips === trip) await happen()
  }
  const wrap = (statement: D1PreparedStatement): D1PreparedStatement =>
    ({
      bind: (...values: unknown[]) => wrap(statement.bind(...values)),
      first: () => next().then(() => statement.first()),
      all: () => next().then(() => statement.all()),
      run: () => next().then(() => statement.run()),
      inner: statement,
    }) as unknown as D1PreparedStatement
  return {
    prepare: (sql: string) => wrap(real.prepare(sql)),
    batch: async (statements: D1PreparedStatement[]) => {
      await next()
      return real.batch(statements.map((one) => (one as unknown as { inner: D1PreparedStatement }).inner))
    },
  } as unknown as D1Database
}

/** A bucket that stores nothing before it is let go. */
const slow = (files: LogFiles) => {
  const asked = Promise.withResolvers<void>()
  const release = Promise.withResolvers<void>()
  const put = async (...values: Parameters<LogFiles['put']>) => {
    asked.resolve()
    await release.promise
    return files.put(...values)
  }
  return { files: { ...files, put } as LogFiles, asked: asked.promise, release: release.resolve }
}

it.each(['at once', 'with its file stored after the end'])(
  'leaves nothing of the client in a file, whenever it begins: %s',
  async (how) => {
    const ends = { moved: 0, refused: 0 }
    for (let trip = 1, came = true; came; trip++) {
      came = false
      sqlite.empty()
      const { db, contact } = await aShop()
      const bucket = slow(db.files)
      let moving: Promise<unknown> = Promise.resolve()
      const d1 = interrupted(trip, async () => {
        came = true
        const older = committerOf({ ...db, files: how === 'at once' ? db.files : bucket.files })
        moving = older.archive(TOMORROW).then(
          () => void ends.moved++,
          () => void ends.refused++,
        )
        await (how === 'at once' ? moving : Promise.race([moving, bucket.asked]))
      })
      const erased = await committerOf({ ...db, d1 })
        .erase(contact, by)
        .then(
          () => true,
          () => false,
        )
      bucket.release()
      await moving
      // A job that failed is done again.
      if (!erased) await committerOf(db).erase(contact, by)
      expect([trip, (await remains(db)).includes('Zaharia')]).toEqual([trip, false])
    }
    expect(ends.refused).toBeGreaterThan(0)
    expect(ends.moved > 0).toBe(how === 'at once')
  },
  30_000,
)
