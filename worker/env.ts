import type { TenantObject } from '#durable-objects/tenant/tenant-object.ts'

declare const raw: unique symbol

/** A D1 binding that only `worker/db` can open: everybody else gets a tenant-bound handle from there. */
export type RawDatabase = { readonly [raw]: true }

/** Bindings and secrets, as `wrangler.toml` names them. */
export type Env = {
  /** Directory of tenants and users, and the rows of shard 0. */
  DB: RawDatabase
  /** The rows of shard 1. */
  DB_1: RawDatabase
  /** Number of the shard on which a shop that registers is placed. */
  NEW_TENANTS_SHARD: string
  /** Address of the tax register (ANAF v9), or `local`. */
  COMPANY_REGISTER: string
  TENANT: DurableObjectNamespace<TenantObject>
  FILES: R2Bucket
  /** Carries effects from the tenants' objects to their handlers (E4). */
  EFFECTS: Queue<EffectMessage>
  BROWSER: BrowserRun
  ASSETS: Fetcher
  /** Secret of at least 32 characters with which access tokens are signed. */
  SESSION_SECRET: string
  /** JSON list of private keys (`bin/lease-key.ts`) with which leases are signed: the first signs, all are made known. */
  LEASE_KEYS: string
}

/** An effect on its way: its row says what it is. */
export type EffectMessage = { tenantId: string; key: string }

/** A tenant's object as the carrier of its effects needs it. */
export type ResultTaker = Pick<TenantObject, 'act' | 'expectEffect'>

/** What a live socket is found by, to be closed: its session, or its user. */
export type LiveOwner = { sessionId: string } | { userId: string }

/** Header in which the Worker hands the checked actor to a tenant's object; never taken from outside. */
export const ACTOR_HEADER = 'x-roa-actor'
/** Header in which the Worker hands a tenant's object the id of the device that opens a socket; empty where it named none. */
export const CLIENT_HEADER = 'x-roa-client'
/** Header in which the Worker names the session whose socket it is. */
export const SESSION_HEADER = 'x-roa-session'
