import { evictDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import type { PushAnswer } from '#domain/sync/protocol.ts'
import { bindings, rowsDb } from '#tests/factories/api.ts'
import { simulate } from '#tests/sync/simulation.ts'
import type { World } from '#tests/sync/world.ts'
import { directoryDb } from '#worker/db/tenant-db.ts'

/** The histories of tests/sync again, with the real object, a real D1, and evictions. */

const HISTORIES = Number((env as unknown as { HISTORIES: string }).HISTORIES)
const SHARD = Number(bindings.NEW_TENANTS_SHARD)

let evictions = 0

const workerd = (): World => ({
  d1: rowsDb,
  files: bindings.FILES,
  query: async (sql, tenantId) => (await rowsDb.prepare(sql).bind(tenantId).all()).results as never,
  objects: ({ tenantId }) => {
    const stub = () => bindings.TENANT.getByName(tenantId)
    let isKnown = false
    let isRunning = false
    return {
      push: async (actor, body) => {
        if (!isKnown) {
          await directoryDb(bindings)
            .prepare('INSERT OR REPLACE INTO directory (tenant_id, shard, created_at) VALUES (?1, ?2, ?3)')
            .bind(tenantId, SHARD, '2026-11-21T08:00:00.000Z')
            .run()
          isKnown = true
        }
        isRunning = true
        const reply = await stub().push(actor, JSON.stringify(body), undefined)
        return reply.ok ? { ok: true, answer: JSON.parse(reply.answer) as PushAnswer } : reply
      },
      purge: async (tenant, before) => stub().purge(tenant, before),
      archive: async (tenant, before) => stub().archive(tenant, before),
      evict: async () => {
        if (!isRunning) return
        await evictDurableObject(stub())
        isRunning = false
        evictions += 1
      },
    }
  },
})

describe('the simulation in workerd', () => {
  it(`holds in ${HISTORIES} histories on the real object and D1`, { timeout: 120_000 }, async () => {
    for (let seed = 1; seed <= HISTORIES; seed++) {
      const { found } = await simulate(seed, workerd())
      expect(found, `seed ${seed}`).toEqual([])
    }
    expect(evictions).toBeGreaterThanOrEqual(HISTORIES)
  })
})
