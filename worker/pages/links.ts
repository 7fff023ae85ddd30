import type { Context } from 'hono'
import { PAGES, type PageKind } from '#domain/api/paths.ts'
import { findCapability, type Granted, writeCapability } from '#worker/db/capabilities.ts'
import type { Env } from '#worker/env.ts'
import type { AppEnv } from '#worker/http/context.ts'
import { subnetOf } from '#worker/http/network.ts'
import { publicOrigin } from '#worker/http/public-origin.ts'
import { secretsOf } from '#worker/http/secrets.ts'
import { isOwnToken, isToken, linkToken, tokenHash } from './link-token.ts'

type LinkEnv = Pick<Env, 'DB' | 'SESSION_SECRET' | 'LEASE_KEYS' | 'PUBLIC_ORIGIN'>

/**
 * The address of a page for one row of a shop. The directory is written before the address leaves the server, and a
 * repeat gives the same address: directory and shard share no batch. `expires` is an instant.
 */
export const linkFor = async (
  env: LinkEnv,
  tenantId: string,
  kind: PageKind,
  rowId: string,
  expires: string,
): Promise<string> => {
  const token = linkToken(secretsOf(env).SESSION_SECRET, kind, tenantId, rowId)
  const madeAt = new Date().toISOString()
  await writeCapability(env, { hash: tokenHash(token), kind, tenantId, rowId, madeAt, expiresAt: expires })
  return `${publicOrigin(env)}${PAGES[kind]}/${token}`
}

/** The parts of a request that a look at a link needs. */
export type Caller = Pick<Context<AppEnv>, 'env' | 'req'>

/** A link that somebody holds, and the hash of its token. */
export type Held = Granted & { hash: string }

/**
 * What the token of a request grants; null for a wrong one. A token of ours is looked up at once, whatever others at
 * the same address do. Any other may be one of an earlier secret: few a minute are looked up, for an address and a
 * kind of page, and the rest is wrong without a look.
 */
export const heldLink = async (c: Caller, kind: PageKind, token: string): Promise<Held | null> => {
  if (!isToken(token)) return null
  if (!isOwnToken(secretsOf(c.env).SESSION_SECRET, token)) {
    const subnet = subnetOf(c.req.header('cf-connecting-ip') ?? '')
    const { success } = await c.env.GUESSES.limit({ key: `${kind}:${subnet}` })
    if (!success) return null
  }
  const hash = tokenHash(token)
  const found = await findCapability(c.env, kind, hash)
  return found && { ...found, hash }
}
