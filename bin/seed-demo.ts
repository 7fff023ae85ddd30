import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { getPlatformProxy, unstable_readConfig } from 'wrangler'
import { uuidv7 } from '#domain/kernel/ids.ts'
import { Committer } from '#durable-objects/tenant/committer.ts'
import { initialise } from '#durable-objects/tenant/initialise.ts'
import { asSent } from '#durable-objects/tenant/push.ts'
import { systemAct } from '#durable-objects/tenant/system-act.ts'
import { byDay, DEMO_DAYS, demoActs } from '#tests/factories/demo-shop.ts'
import { createAccount, findAccount } from '#worker/db/accounts.ts'
import { claimSlug } from '#worker/db/booking-slugs.ts'
import { newTenantsShard, tenantDb } from '#worker/db/tenant-db.ts'
import type { Env } from '#worker/env.ts'
import { hashPassword } from '#worker/modules/accounts/passwords.ts'

/** The demo shop's owner. The password is no secret: the shop exists only on a developer's machine. */
export const DEMO = { email: 'demo@roaauto.ro', name: 'Marius Dobre', password: 'demo-roa-auto' } as const

/**
 * Fills the local database with the demo shop, unless it exists: the same commit that the tenant's object runs, on the
 * local D1, with clocks of past months.
 */
export const seedDemo = async (persistTo: string): Promise<void> => {
  const proxy = await openDatabase(persistTo)
  try {
    const { env } = proxy
    if (await findAccount(env, DEMO.email)) return
    const first = Date.now() - DEMO_DAYS * 86_400_000
    const random = () => crypto.getRandomValues(new Uint8Array(10))
    const tenantId = uuidv7(first, random())
    const acts = demoActs(tenantId, Date.now())
    const userId = uuidv7(first, random())
    const shard = newTenantsShard(env)
    const db = tenantDb(env, tenantId, shard)
    let now = first
    const committer = new Committer(db, () => now, {
      onCommit: () => undefined,
      onFault: (error) => {
        throw error
      },
    })
    await initialise(
      db,
      committer,
      {
        tenantId,
        userId,
        name: DEMO.name,
        company: 'Service Auto Dobrogea SRL',
        cui: '14399840',
        email: DEMO.email,
      },
      Date.now(),
    )
    const clientId = uuidv7(first, random())
    const actor = { tenantId, userId, kind: 'staff' as const, role: 'owner' as const }
    for (const day of byDay(acts)) {
      now = day.at(-1)?.at ?? now
      const mutations = day.map(({ at, label, ops }) =>
        asSent({ id: uuidv7(at, random()), at: new Date(at).toISOString(), label, ops }),
      )
      const { outcome } = await committer.submit({ actor, clientId, epoch: null, mutations })
      const bad =
        outcome.refused === null ? outcome.results.find((result) => result.status !== 'applied') : outcome
      if (bad) throw new Error(`the demo shop was refused: ${JSON.stringify(bad)}`)
    }
    await openBooking(env, committer, { tenantId, userId })
    await createDemoAccount(env, { tenantId, shard, userId }, first)
  } finally {
    await proxy.dispose()
  }
}

/** The address of the demo's page for bookings. */
const SLUG = 'service-auto-dobrogea'
/** Days for which the demo has Pro. */
const PRO_DAYS = 365

/** Gives the demo the plan with bookings, and opens its page for them. */
const openBooking = async (
  env: Env,
  committer: Committer,
  whose: { tenantId: string; userId: string },
): Promise<void> => {
  const { tenantId: id } = whose
  const now = Date.now()
  const until = new Date(now + PRO_DAYS * 86_400_000).toISOString()
  const plan = { plan: 'pro', trial_expires_at: until }
  const settings = { enabled: 1, slug: SLUG }
  await claimSlug(env, id, SLUG, new Date(now).toISOString())
  const base = Number.MAX_SAFE_INTEGER
  const bought = [{ op: 'patch' as const, collection: 'tenants', id, base, data: plan }]
  await systemAct(committer, whose, 'billing', { key: 'demo/plan', ops: bought }, now)
  const opened = [{ op: 'insert' as const, collection: 'calendar_settings', id, data: settings }]
  await systemAct(committer, whose, 'booking', { key: 'demo/booking', ops: opened }, now)
}

/** The local D1 outside a Worker. Objects are not available there, so the configuration keeps only the databases. */
const openDatabase = (persistTo: string) => {
  const { name, compatibility_date, d1_databases, vars } = unstable_readConfig({ config: './wrangler.toml' })
  const configPath = join(persistTo, 'seed-config.json')
  mkdirSync(persistTo, { recursive: true })
  writeFileSync(configPath, JSON.stringify({ name, compatibility_date, d1_databases, vars }))
  return getPlatformProxy<Env>({ configPath, persist: { path: join(persistTo, 'v3') } })
}

/** The last step: the demo is complete when its owner can log in. */
const createDemoAccount = async (
  env: Env,
  { tenantId, shard, userId }: { tenantId: string; shard: number; userId: string },
  at: number,
): Promise<void> => {
  const created = new Date(at).toISOString()
  await createAccount(
    env,
    {
      id: userId,
      email: DEMO.email,
      password_hash: await hashPassword(DEMO.password),
      nume: DEMO.name,
      email_verified_at: created,
      terms_version: '',
      privacy_version: '',
      terms_accepted_at: created,
      language: 'ro',
      created_at: created,
      updated_at: created,
    },
    { tenantId, shard, role: 'owner' },
    // An account begins with a session; this one is already revoked.
    {
      id: uuidv7(at, crypto.getRandomValues(new Uint8Array(10))),
      user_id: userId,
      tenant_id: tenantId,
      token_hash: '',
      rotated_at: created,
      device: '',
      place: '',
      authenticated_at: created,
      created_at: created,
      expires_at: created,
      revoked_at: created,
    },
  )
}
