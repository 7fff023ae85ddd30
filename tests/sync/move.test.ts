import { readdirSync, readFileSync } from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import { DAY } from '#domain/kernel/days.ts'
import { uuidv7 } from '#domain/kernel/ids.ts'
import { retain } from '#domain/privacy/jobs.ts'
import type { Actor } from '#domain/sync/actor.ts'
import type { Op, PushBody } from '#domain/sync/protocol.ts'
import { Committer } from '#durable-objects/tenant/committer.ts'
import { initialise } from '#durable-objects/tenant/initialise.ts'
import { type PushReply, push } from '#durable-objects/tenant/push.ts'
import { seeded } from '#tests/factories/random.ts'
import { causeDaily } from '#worker/db/cause-daily.ts'
import { endedShops, TENANT_TABLES } from '#worker/db/deletions.ts'
import { claimEffect, overdueTenants } from '#worker/db/effects.ts'
import { SHOPS_WITH_RETENTION } from '#worker/db/erasure/expired.ts'
import { restoredTenants } from '#worker/db/erasure/list.ts'
import { copyWindow, dropOn } from '#worker/db/move/copy.ts'
import { type Advanced, advanceMove } from '#worker/db/move/move.ts'
import { askMove, findMove } from '#worker/db/move/moves.ts'
import { GROWING, SHARD_TABLES } from '#worker/db/move/tables.ts'
import { listDead } from '#worker/db/operator/dead-letters.ts'
import { jobHealth } from '#worker/db/operator/job-health.ts'
import { askedSenders } from '#worker/db/operator/sender-names.ts'
import { listShops } from '#worker/db/operator/shops.ts'
import { waitingFor } from '#worker/db/operator/waiting.ts'
import { type Databases, tenantDb } from '#worker/db/tenant-db.ts'
import { Life, mortalD1 } from './mortal-d1.ts'
import { readState, serverFaults } from './server-checks.ts'
import { SqliteD1 } from './sqlite-d1.ts'

/** S25: a shop moves to another shard while it works, over the real committer and its SQL. */

const NOW = Date.UTC(2026, 10, 30, 8)
const random = seeded(25)
const newId = () => uuidv7(NOW, random.bytes(10))

const shards = [new SqliteD1(), new SqliteD1()] as const
const env = {
  DB: shards[0].asD1(),
  DB_1: shards[1].asD1(),
  FILES: shards[0].files,
} as unknown as Databases

beforeEach(() => {
  for (const shard of shards) shard.empty()
})

const orderOps = (): Op[] => {
  const [order, line] = [newId(), newId()]
  const work = {
    order_id: order,
    tip: 'manopera',
    descriere: 'Schimb ulei',
    ore: 1_000,
    pret_ora: 15_000,
    ordine: 0,
  }
  return [
    { op: 'insert', collection: 'orders', id: order, data: { data_comanda: '2026-11-30' } },
    { op: 'insert', collection: 'order_lines', id: line, data: work },
  ]
}

/** A shop on the first shard, with its object: a committer that looks for its shard as the object does. */
const aShop = async () => {
  const tenantId = newId()
  const shardOf = () =>
    Number(shards[0].rows('SELECT shard FROM directory WHERE tenant_id = ?', tenantId)[0]?.shard)
  shards[0].rows("INSERT INTO directory (tenant_id, shard, created_at) VALUES (?, 0, '')", tenantId)
  const open = () =>
    new Committer(tenantDb(env, tenantId, shardOf()), () => NOW, {
      onCommit: () => undefined,
      onFault: (error) => {
        throw error
      },
    })
  let current = open()
  const committer = () => {
    if (current.isClosed) current = open()
    return current
  }
  const owner: Actor = { tenantId, userId: newId(), kind: 'staff', role: 'owner' }
  const founder = {
    tenantId,
    userId: owner.userId,
    name: 'Ana',
    company: 'Service',
    cui: '',
    email: 'a@b.ro',
  }
  await initialise(tenantDb(env, tenantId, 0), current, founder, NOW)
  const [{ epoch } = { epoch: '' }] = shards[0].rows<{ epoch: string }>('SELECT epoch FROM sync_tenants')
  const clientId = newId()
  const mutation = (ops = orderOps()): PushBody['mutations'][number] => ({
    id: newId(),
    at: new Date(NOW).toISOString(),
    label: 'order',
    ops,
  })
  /** As a device does: what is not answered is sent again. */
  const write = async (sent = mutation()): Promise<PushReply | { ok: false; code: string }> =>
    push(committer(), owner, { clientId, epoch, mutations: [sent] }).catch((error) => ({
      ok: false as const,
      code: String(error.code),
    }))
  const step = (on: Databases = env, now = NOW): Promise<Advanced | null> =>
    advanceMove(on, tenantId, (as) => committer().close(as), now)
  /** Until the shop is on its new shard, or stays. */
  const move = async (on: Databases = env) => {
    for (;;) {
      const advanced = await step(on)
      if (!advanced || advanced.next === null || advanced.state === 'moved') return advanced
    }
  }
  const ask = (shard: number) => shards[0].rows(askMove(tenantId, shard))
  const check = async () => {
    const at = shards[shardOf()] ?? shards[0]
    const query = async <T extends object>(sql: string, of: string) => at.rows<T>(sql, of)
    const state = await readState(query, { tenantId, files: env.FILES })
    return { faults: serverFaults(state), orders: state.acts.filter(({ label }) => label === 'order').length }
  }
  /** Shards on which something may be written. */
  const openOn = () =>
    shards.flatMap((shard, index) =>
      shard.rows('SELECT 1 FROM sync_tenants WHERE tenant_id = ? AND closed = 0', tenantId).length > 0
        ? [index]
        : [],
    )
  return { tenantId, shardOf, committer, mutation, write, step, move, ask, check, openOn }
}

const rowsOn = (shard: SqliteD1, tenantId: string) =>
  Object.fromEntries(
    SHARD_TABLES.flatMap(({ name }) => {
      const rows = shard.rows(`SELECT * FROM "${name}" WHERE tenant_id = ?`, tenantId)
      const kept = rows.map(({ closed, ...row }) => JSON.stringify(row)).sort()
      return kept.length > 0 ? [[name, kept]] : []
    }),
  )

describe('a shop that moves', () => {
  it('writes until the end, and is whole on the other shard alone', async () => {
    const shop = await aShop()
    await shop.write()
    shop.ask(1)
    // Copied while it writes.
    for (const state of ['copying', 'closing']) {
      expect((await shop.step())?.state).toBe(state)
      expect(await shop.write()).toMatchObject({ ok: true })
    }
    expect(shop.shardOf()).toBe(0)
    expect((await shop.move())?.state).toBe('moved')
    expect([shop.shardOf(), shop.openOn()]).toEqual([1, [1]])
    expect(rowsOn(shards[1], shop.tenantId)).toEqual(rowsOn(shards[0], shop.tenantId))
    // The device tries again, and finds the new shard.
    await shop.write()
    expect(await shop.write()).toMatchObject({ ok: true })
    expect(await shop.check()).toEqual({ faults: [], orders: expect.any(Number) })
    expect(await shop.step(env, NOW + DAY)).toEqual({ state: 'done', next: null })
    expect(rowsOn(shards[0], shop.tenantId)).toEqual({})
    expect(shards[0].rows('SELECT shard FROM directory')).toEqual([{ shard: 1 }])
    // And back.
    shop.ask(0)
    expect((await shop.move())?.state).toBe('moved')
    await shop.write()
    expect(await shop.write()).toMatchObject({ ok: true })
    expect(await shop.check()).toMatchObject({ faults: [] })
  })

  it('is on one shard whenever the move dies, and the next run ends it', async () => {
    for (let trip = 1, died = true; died; trip++) {
      for (const shard of shards) shard.empty()
      const shop = await aShop()
      await shop.write()
      shop.ask(1)
      await shop.step()
      let trips = 0
      const life = new Life((isWrite) => isWrite && ++trips === trip)
      const mortal = {
        DB: mortalD1(shards[0].asD1(), life),
        DB_1: mortalD1(shards[1].asD1(), life),
        FILES: env.FILES,
      } as unknown as Databases
      died = await shop.move(mortal).then(
        () => false,
        () => true,
      )
      const owners = shop.openOn()
      expect([trip, owners]).toEqual([trip, owners.filter((shard) => shard === shop.shardOf())])
      const sent = shop.mutation()
      const early = await shop.write(sent)
      if (!early.ok) expect([trip, early.code]).toEqual([trip, 'unavailable'])
      expect([trip, (await shop.move())?.state]).toEqual([trip, 'moved'])
      await shop.write(sent)
      expect(await shop.write(sent)).toMatchObject({ ok: true })
      expect([trip, await shop.check()]).toEqual([trip, { faults: [], orders: 2 }])
      expect([trip, shop.openOn()]).toEqual([trip, [1]])
    }
  }, 60_000)

  it('is not carried by two, and what an earlier attempt still does has no effect', async () => {
    const shop = await aShop()
    await shop.write()
    shop.ask(1)
    while ((await shop.step())?.state !== 'closing');
    const late = await findMove(env, shop.tenantId)
    await shop.move()
    await shop.write()
    await shop.write()
    const before = rowsOn(shards[1], shop.tenantId)
    const [source, target] = [tenantDb(env, shop.tenantId, 0), tenantDb(env, shop.tenantId, 1)]
    const attempt = late?.attempt ?? 0
    await dropOn(target, SHARD_TABLES, attempt)
    const all = { from: 0, to: 1_000_000, since: '' }
    await copyWindow({ source, target, attempt }, GROWING, all).catch(() => undefined)
    expect(rowsOn(shards[1], shop.tenantId)).toEqual(before)
    // Nor does an object that has not heard of it.
    const stale = new Committer(source, () => NOW, { onCommit: () => undefined, onFault: () => undefined })
    await expect(stale.head()).rejects.toMatchObject({ code: 'unavailable' })
    expect(stale.isClosed).toBe(true)
  })

  it('is copied anew where its past was changed meanwhile', async () => {
    const shop = await aShop()
    await shop.write()
    shop.ask(1)
    await shop.step()
    await shop.committer().archive(new Date(NOW + DAY).toISOString())
    expect((await shop.step())?.state).toBe('asked')
    expect(await findMove(env, shop.tenantId)).toMatchObject({ error: expect.stringContaining('past') })
    expect((await shop.move())?.state).toBe('moved')
    expect(await shop.check()).toEqual({ faults: [], orders: 1 })
  })

  it('stays where it is when its copy is twice not the same', async () => {
    const shop = await aShop()
    await shop.write()
    shop.ask(1)
    for (let closing = 0; closing < 2; ) {
      const advanced = await shop.step()
      if (advanced?.state !== 'closing') continue
      closing += 1
      shards[1].rows('DELETE FROM order_lines')
    }
    expect(await shop.move()).toEqual({ state: 'failed', next: null })
    expect([shop.shardOf(), shop.openOn(), rowsOn(shards[1], shop.tenantId)]).toEqual([0, [0], {}])
    await shop.write()
    expect(await shop.write()).toMatchObject({ ok: true })
    expect((await shop.check()).faults).toEqual([])
  })

  it('has its effects carried by nobody while it is on no shard', async () => {
    const shop = await aShop()
    const at = new Date(NOW).toISOString()
    shards[0].rows(
      "INSERT INTO effects (tenant_id, key, job, payload, state, due_at, next_at, created_at) VALUES (?, 'k', 'j', '{}', 'pending', ?, ?, ?)",
      shop.tenantId,
      at,
      at,
      at,
    )
    shop.ask(1)
    while ((await shop.step())?.state !== 'closing');
    const [{ epoch = '', past = 0 } = {}] = shards[0].rows<{ epoch: string; past: number }>(
      'SELECT epoch, past FROM sync_tenants',
    )
    const attempt = (await findMove(env, shop.tenantId))?.attempt ?? 0
    await shop.committer().close({ attempt, epoch, past })
    expect(await claimEffect(tenantDb(env, shop.tenantId, 0), 'k', NOW)).toBeNull()
    await shop.move()
    expect(await claimEffect(tenantDb(env, shop.tenantId, 1), 'k', NOW)).toMatchObject({ attempts: 1 })
  })
})

describe('who asks all shards', () => {
  it('finds a shop once in the day in which its rows are on two', async () => {
    const shop = await aShop()
    shop.ask(1)
    expect((await shop.move())?.state).toBe('moved')
    expect(shards.map((shard) => shard.rows('SELECT 1 FROM tenants').length)).toEqual([1, 1])
    const at = new Date(NOW).toISOString()
    for (const shard of shards) {
      shard.rows("UPDATE tenants SET plan = 'pro', plan_until = '2025-01-01T00:00:00.000Z'")
      shard.rows("UPDATE sync_tenants SET replayed_epoch = 'another'")
      shard.rows('DELETE FROM privacy_settings')
      shard.rows(
        `INSERT INTO privacy_settings (tenant_id, id, rev, created_at, updated_at, photo_months)
         VALUES (?1, ?1, 900, ?2, ?2, 12)`,
        shop.tenantId,
        at,
      )
    }
    const causedOn = () => shards.map((shard) => shard.rows('SELECT 1 FROM effects').length)
    const before = causedOn()
    await causeDaily(env, retain, SHOPS_WITH_RETENTION, '2026-11-30', NOW)
    expect(causedOn().map((count, index) => count - (before[index] ?? 0))).toEqual([0, 1])
    expect(await overdueTenants(env, NOW + DAY, 10)).toEqual([shop.tenantId])
    expect(await restoredTenants(env, 10)).toEqual([shop.tenantId])
    const ended = await Array.fromAsync(endedShops(env, NOW))
    expect(ended).toMatchObject([{ tenantId: shop.tenantId, shard: 1 }])
    // The console of operators.
    for (const shard of shards) {
      shard.rows("UPDATE effects SET state = 'dead', next_at = NULL, ended_at = ?", at)
      shard.rows(
        `INSERT INTO message_settings (tenant_id, id, rev, created_at, updated_at, sender_state)
         VALUES (?1, ?1, 901, ?2, ?2, 'asked')`,
        shop.tenantId,
        at,
      )
    }
    const { length: dead } = shards[1].rows('SELECT 1 FROM effects')
    expect(await listShops(env, { q: '', after: '' }, at)).toMatchObject({ shops: [{ shard: 1 }] })
    expect(await listDead(env, 100)).toHaveLength(dead)
    expect(await askedSenders(env, 10)).toHaveLength(1)
    expect(await waitingFor(env, { handledBy: at, since: at })).toMatchObject({ dead, senders: 1 })
    expect((await jobHealth(env, NOW - DAY, NOW)).reduce((sum, one) => sum + one.dead, 0)).toBe(dead)
  })

  /** They ask where the directory says, or write where nothing is left out or done twice. */
  const OTHERWISE = ['worker/db/accounts.ts', 'worker/db/tenant-db.ts']

  it('asks for open shops alone, in every file', () => {
    const files = readdirSync('worker', { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .map((name) => `worker/${name}`)
    const scans = files.filter((file) =>
      /\bshards\(env\)(?:\.map|\.entries|\) \{)/.test(readFileSync(file, 'utf8')),
    )
    expect(scans).toContain('worker/db/effects.ts')
    const open = (file: string) => /isOpen(?:Effect)?Sql\(|closed = 0/.test(readFileSync(file, 'utf8'))
    expect(scans.filter((file) => !open(file))).toEqual(OTHERWISE)
  })
})

it('every table with rows of a shop is the shard’s, which moves, or the directory’s, which stays', () => {
  const ofShard = SHARD_TABLES.map(({ name }) => name)
  const ofTenant = TENANT_TABLES.map(({ name }) => name)
  const directory = ofTenant.filter((name) => !ofShard.includes(name))
  expect(directory.sort()).toEqual([
    'booking_slugs',
    'capabilities',
    'devices',
    'local_payments',
    'memberships',
    'moves',
    'operator_acts',
    'payment_events',
    'registrations',
    'sessions',
  ])
  expect(ofShard.filter((name) => !ofTenant.includes(name))).toEqual([])
})
