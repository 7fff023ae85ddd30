import { DurableObject } from 'cloudflare:workers'
import { AppError } from '#domain/kernel/errors.ts'
import type { NumberingAnswer } from '#domain/roaauto/numbering.ts'
import type { Actor, StaffActor } from '#domain/sync/actor.ts'
import { PROTOCOL_HEADER, type PushBody } from '#domain/sync/protocol.ts'
import type { NewShop } from '#domain/workshop/shop/found-shop.ts'
import { findTenantDb } from '#worker/db/directory.ts'
import { pictureKey } from '#worker/db/photos.ts'
import type { Purged } from '#worker/db/purge.ts'
import { tenantDb } from '#worker/db/tenant-db.ts'
import { ACTOR_HEADER, CLIENT_HEADER, type Env, type LiveOwner, SESSION_HEADER } from '#worker/env.ts'
import { logFault } from '#worker/log.ts'
import { Committer } from './committer.ts'
import { initialise } from './initialise.ts'
import { acceptLive, answerTo, broadcast, endLive } from './live.ts'
import { Locks } from './locks.ts'
import { numberRows } from './number-rows.ts'
import { expectPurge, nextPurge, purgeAgain, purgeLine, tenantToPurge } from './purging.ts'
import { type PushReply, push } from './push.ts'
import { type ActReply, type ServerAct, type ServerActor, serverAct } from './system-act.ts'

/** A tenant's object: every write of its data goes through here. A thin shell, one file a verb. */
export class TenantObject extends DurableObject<Env> {
  #committer: Promise<Committer> | null = null
  readonly #locks = new Locks()

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env)
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair('ping', 'pong'))
  }

  /** Founds a new shop on a shard, before the directory knows it. @throws AppError `email_taken` when it does: it is open. */
  async initialise(shop: NewShop & { shard: number; userId: string }): Promise<void> {
    if (await findTenantDb(this.env, shop.tenantId)) throw new AppError('email_taken')
    const db = tenantDb(this.env, shop.tenantId, shop.shard)
    await initialise(db, this.#committerOn(db), shop, Date.now())
  }

  /**
   * S5. The actor comes from the session that the Worker has checked, and so does the body. Body and answer are JSON: to
   * clone them for the way costs several times as much.
   */
  async push(actor: Actor, body: string): Promise<PushReply<string>> {
    try {
      const reply = await push(await this.#open(actor.tenantId), actor, JSON.parse(body) as PushBody)
      return reply.ok ? { ok: true, answer: JSON.stringify(reply.answer) } : reply
    } catch (error) {
      if (error instanceof AppError) return { ok: false, code: error.code }
      throw error
    }
  }

  /** An act that no device has made, whose actor the Worker vouches for. A repeat of its key is answered `duplicate`. */
  async act(actor: ServerActor, act: ServerAct): Promise<ActReply> {
    try {
      return { ok: true, result: await serverAct(await this.#open(actor.tenantId), actor, act, Date.now()) }
    } catch (error) {
      if (error instanceof AppError) return { ok: false, code: error.code }
      throw error
    }
  }

  /** Gives rows that have none their numbers for Oracle; to be called again while some are left. */
  async numberRows(actor: Actor): Promise<NumberingAnswer> {
    const committer = await this.#open(actor.tenantId)
    const db = await findTenantDb(this.env, actor.tenantId)
    if (!db) throw new AppError('not_found')
    return numberRows(db, committer, actor, Date.now())
  }

  /** Waits until nobody else of the tenant does what is named; then the caller holds the lock, and releases it by its number. */
  acquireLock(name: string): Promise<number> {
    return this.#locks.acquire(name)
  }

  releaseLock(lock: number): void {
    this.#locks.release(lock)
  }

  /** S13: the live socket. */
  override async fetch(request: Request): Promise<Response> {
    const actor = JSON.parse(request.headers.get(ACTOR_HEADER) ?? 'null') as StaffActor
    const committer = await this.#open(actor.tenantId)
    const device = {
      clientId: request.headers.get(CLIENT_HEADER) ?? '',
      version: Number(request.headers.get(PROTOCOL_HEADER)),
      sessionId: request.headers.get(SESSION_HEADER) ?? '',
    }
    return acceptLive(this.ctx, actor, device, await committer.head())
  }

  /** Closes the live sockets of a session that ended, or of a user who was deactivated or has another role. */
  endLive(owner: LiveOwner): void {
    endLive(this.ctx, owner)
  }

  override webSocketClose(socket: WebSocket, code: number): void {
    socket.close(answerTo(code))
  }

  /** S21: deleted rows whose time has come go for good. */
  override async alarm(): Promise<void> {
    const now = Date.now()
    let next: number | null = purgeAgain(now)
    try {
      const tenantId = await tenantToPurge(this.ctx.storage)
      next = nextPurge(await this.purge(tenantId, purgeLine(now)), now)
    } catch (error) {
      logFault('purge_failed', error)
    }
    if (next !== null) await this.ctx.storage.setAlarm(next)
  }

  /** Removes what was deleted before an instant, as much as one run takes. */
  async purge(tenantId: string, before: string): Promise<Purged> {
    return (await this.#open(tenantId)).purge(before, (pictures) =>
      this.env.FILES.delete(pictures.map((sha256) => pictureKey(tenantId, sha256))),
    )
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
      // Before the rows are written: an object that dies after that has the alarm, and one that fires for nothing does no harm.
      beforeCommit: (rows) => expectPurge(this.ctx.storage, db.tenantId, rows, Date.now()),
      onCommit: (commit) => broadcast(this.ctx, commit),
      onFault: (error) => logFault('mutation_failed', error),
    })
  }
}
