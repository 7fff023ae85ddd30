import { DurableObject } from 'cloudflare:workers'
import { AppError } from '#domain/kernel/errors.ts'
import type { Actor } from '#domain/sync/collection.ts'
import type { PushBody } from '#domain/sync/protocol.ts'
import type { NewShop } from '#domain/workshop/shop/found-shop.ts'
import { findTenantDb } from '#worker/db/directory.ts'
import { tenantDb } from '#worker/db/tenant-db.ts'
import { ACTOR_HEADER, type Env } from '#worker/env.ts'
import { logFault } from '#worker/log.ts'
import { Committer } from './committer.ts'
import { initialise } from './initialise.ts'
import { acceptLive, broadcast } from './live.ts'
import { type PushReply, push } from './push.ts'

/** A tenant's object: every write of its data goes through here. A thin shell, one file a verb. */
export class TenantObject extends DurableObject<Env> {
  #committer: Promise<Committer> | null = null

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env)
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair('ping', 'pong'))
  }

  /** Founds a new shop on a shard, before the directory knows it. */
  async initialise(shop: NewShop & { shard: number; userId: string }): Promise<void> {
    const db = tenantDb(this.env, shop.tenantId, shop.shard)
    await initialise(db, this.#committerOn(db), shop, Date.now())
  }

  /** S5. The actor comes from the session that the Worker has checked. */
  async push(actor: Actor, body: PushBody): Promise<PushReply> {
    try {
      return await push(await this.#open(actor.tenantId), actor, body)
    } catch (error) {
      if (error instanceof AppError) return { ok: false, code: error.code, expected: 0 }
      throw error
    }
  }

  /** S13: the live socket. */
  override async fetch(request: Request): Promise<Response> {
    const actor = JSON.parse(request.headers.get(ACTOR_HEADER) ?? 'null') as Actor
    const committer = await this.#open(actor.tenantId)
    return acceptLive(this.ctx, actor, await committer.head())
  }

  override webSocketClose(socket: WebSocket, code: number): void {
    socket.close(code === 1005 || code === 1006 ? 1000 : code)
  }

  #open(tenantId: string): Promise<Committer> {
    if (this.ctx.id.name !== undefined && this.ctx.id.name !== tenantId) {
      throw new Error('an actor of another tenant reached this object')
    }
    this.#committer ??= this.#find(tenantId).catch((error: unknown) => {
      this.#committer = null
      throw error
    })
    return this.#committer
  }

  async #find(tenantId: string): Promise<Committer> {
    const db = await findTenantDb(this.env, tenantId)
    if (!db) throw new AppError('not_found')
    return this.#committerOn(db)
  }

  #committerOn(db: Parameters<typeof initialise>[0]): Committer {
    return new Committer(db, Date.now, {
      onCommit: (commit) => broadcast(this.ctx, commit),
      onFault: (error) => logFault('mutation_failed', error),
    })
  }
}
