import { DatabaseSync } from 'node:sqlite'
import { DAY } from '#domain/kernel/days.ts'
import { uuidv7 } from '#domain/kernel/ids.ts'
import { Committer } from '#durable-objects/tenant/committer.ts'
import { initialise } from '#durable-objects/tenant/initialise.ts'
import { asSent } from '#durable-objects/tenant/push.ts'
import { systemAct } from '#durable-objects/tenant/system-act.ts'
import { byDay, DEMO_DAYS, demoActs } from '#tests/factories/demo-shop.ts'
import { createAccount, findAccount } from '#worker/db/accounts.ts'
import { claimSlug } from '#worker/db/booking-slugs.ts'
import type { Database } from '#worker/db/sessions.ts'
import type { LogFiles } from '#worker/db/tenant-db.ts'
import { hashPassword } from '#worker/modules/accounts/passwords.ts'
import { LocalD1 } from './local-d1.ts'
import { databaseFile, readDatabases } from './state.ts'

/** The demo shop's owner. The password is no secret: the shop exists only on a developer's machine. */
export const DEMO = { email: 'demo@roaauto.ro', name: 'Marius Dobre', password: 'demo-roa-auto' } as const

/** The directory's own database has the demo's rows too. */
const SHARD = 0

/** No part of the demo's log is so old that a file has it. */
const NO_FILES = {} as LogFiles

/**
 * Fills the databases of a state with the demo shop, unless it exists: the same commit that the tenant's object runs, with
 * clocks of past months. Nothing else may have them open.
 */
export const seedDemo = async (state: string): Promise<void> => {
  const database = openDatabase(state)
  try {
    const d1 = new LocalD1(database).asD1()
    const env = { DB: d1 } as unknown as Database
    if (await findAccount(env, DEMO.email)) return
    const first = Date.now() - DEMO_DAYS * DAY
    const random = () => crypto.getRandomValues(new Uint8Array(10))
    const tenantId = uuidv7(first, random())
    const acts = demoActs(tenantId, Date.now())
    const userId = uuidv7(first, random())
    const db = { tenantId, d1, files: NO_FILES }
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
    await createDemoAccount(env, { tenantId, userId }, first)
  } finally {
    database.close()
  }
}

/** The address of the demo's page for bookings. */
const SLUG = 'service-auto-dobrogea'
/** Days for which the demo has Pro. */
const PRO_DAYS = 365

/** Gives the demo the plan with bookings, and opens its page for them. */
const openBooking = async (
  env: Database,
  committer: Committer,
  whose: { tenantId: string; userId: string },
): Promise<void> => {
  const { tenantId: id } = whose
  const now = Date.now()
  const until = new Date(now + PRO_DAYS * DAY).toISOString()
  const plan = { plan: 'pro', trial_expires_at: until }
  const settings = { enabled: 1, slug: SLUG }
  await claimSlug(env, id, SLUG, new Date(now).toISOString())
  const base = Number.MAX_SAFE_INTEGER
  const bought = [{ op: 'patch' as const, collection: 'tenants', id, base, data: plan }]
  await systemAct(committer, whose, 'billing', { key: 'demo/plan', ops: bought }, now)
  const opened = [{ op: 'insert' as const, collection: 'calendar_settings', id, data: settings }]
  await systemAct(committer, whose, 'booking', { key: 'demo/booking', ops: opened }, now)
}

/** A commit doesn't wait for the disk: where the power fails, a developer begins with empty databases. */
const openDatabase = (state: string): DatabaseSync => {
  const [directory] = readDatabases()
  if (!directory) throw new Error('wrangler.toml names no database')
  const database = new DatabaseSync(databaseFile(state, directory))
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF')
  return database
}

/** The last step: the demo is complete when its owner can log in. */
const createDemoAccount = async (
  env: Database,
  { tenantId, userId }: { tenantId: string; userId: string },
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
    { tenantId, shard: SHARD, role: 'owner' },
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
