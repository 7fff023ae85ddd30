import { DurableObject } from 'cloudflare:workers'
import { lookAfter } from '#domain/effects/timing.ts'
import { dayInRomania } from '#domain/kernel/dates.ts'
import { AppError, refusalOf } from '#domain/kernel/errors.ts'
import { type Actor, type StaffActor, systemActor } from '#domain/sync/actor.ts'
import { PROTOCOL_HEADER, type PushBody } from '#domain/sync/protocol.ts'
import type { Founder } from '#domain/team/found-team.ts'
import type { NewShop } from '#domain/workshop/shop/found-shop.ts'
import type { Archived } from '#worker/db/archive.ts'
import { findTenantDb } from '#worker/db/directory.ts'
import type { EraseBy, Left } from '#worker/db/erasure/erase.ts'
import { erasedContacts, isRestored, markReplayed } from '#worker/db/erasure/list.ts'
import type { Scope } from '#worker/db/erasure/scope.ts'
import { withIncidents } from '#worker/db/kept-incidents.ts'
import type { Closing } from '#worker/db/move/close.ts'
import { advanceMove } from '#worker/db/move/move.ts'
import { dropUnnamed } from '#worker/db/old-log.ts'
import type { Purged } from '#worker/db/purge.ts'
import { type TenantDb, tenantDb } from '#worker/db/tenant-db.ts'
import {
  ACTOR_HEADER,
  CLIENT_HEADER,
  type Env,
  type LiveOwner,
  ROWS_UNTIL_HEADER,
  SESSION_HEADER,
} from '#worker/env.ts'
import { type Cause, causedBy, logFault } from '#worker/log.ts'
import { ARCHIVE_AGAIN, archiveAfter, archiveLine, nextArchive } from './archiving.ts'
import { Committer } from './committer.ts'
import { LOOK_AGAIN, sendDue, sendWritten } from './effects.ts'
import { CLOCKS_AGAIN, clocksAfter, endForgotten } from './forgotten-clocks.ts'
import { initialise } from './initialise.ts'
import { acceptLive, answerTo, broadcast, ENDED, endLive } from './live.ts'
import { nextPurge, PURGE_AGAIN, purgeAfter, purgeLine } from './purging.ts'
import { type PushReply, push } from './push.ts'
import { type Purposes, Schedule } from './schedule.ts'
import { SharedWork } from './shared-work.ts'
import { type ActReply, actId, type ServerAct, type ServerActor, serverAct } from './system-act.ts'

/** Milliseconds after which a step of a move that broke off is done again. */
const MOVE_AGAIN = 10_000

/** The bytes of a document. */
type Made = Uint8Array<ArrayBuffer>
type Tenant = { db: TenantDb; committer: Committer }

const eraseBy = (tenantId: string, cause: string, userId: string): EraseBy => {
  const now = Date.now()
  return {
    now: new Date(now).toISOString(),
    today: dayInRomania(now),
    userId,
    actId: (part) => actId(systemActor({ tenantId }, 'privacy'), `erase/${cause}/${now}/${part}`),
  }
}

/** A tenant's object: every write of its data goes through here. A thin shell, with one file per verb. */
export class TenantObject extends DurableObject<Env> {
  #tenant: Promise<Tenant> | null = null
  readonly #shared = new SharedWork()
  readonly #schedule: Schedule
  /** E9: the purposes for which the object wakes. */
  readonly #purposes: Purposes = {
    purge: {
      run: async (tenantId, now) => nextPurge(await this.purge(tenantId, purgeLine(now)), now),
      again: PURGE_AGAIN,
    },
    effects: { run: (tenantId, now) => this.#sendDue(tenantId, now), again: LOOK_AGAIN },
    clocks: { run: (tenantId, now) => this.#endForgotten(tenantId, now), again: CLOCKS_AGAIN },
    archive: {
      run: async (tenantId, now) => nextArchive(await this.archive(tenantId, archiveLine(now)), now),
      again: ARCHIVE_AGAIN,
    },
    move: { run: (tenantId, now) => this.#move(tenantId, now), again: MOVE_AGAIN },
  }

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env)
    this.#schedule = new Schedule(ctx.storage)
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair('ping', 'pong'))
  }

  /**
   * Founds a new shop on a shard, before the directory knows it. @throws AppError `email_taken` when the directory
   * knows it: then the shop is open.
   */
  initialise(shop: NewShop & Founder & { shard: number }, requestId: Cause): Promise<void> {
    return causedBy(requestId, async () => {
      if (await findTenantDb(this.env, shop.tenantId)) throw new AppError('email_taken')
      const db = tenantDb(this.env, shop.tenantId, shop.shard)
      await initialise(db, this.#openOn(db).committer, shop, Date.now())
    })
  }

  /**
   * S5. The Worker has verified the session of the actor, and the body. Body and answer are JSON, because structured
   * cloning costs several times as much.
   */
  push(actor: Actor, body: string, requestId: Cause): Promise<PushReply<string>> {
    return causedBy(requestId, () => this.#push(actor, body))
  }

  async #push(actor: Actor, body: string): Promise<PushReply<string>> {
    try {
      const { committer } = await this.#open(actor.tenantId)
      const reply = await push(committer, actor, JSON.parse(body) as PushBody)
      return reply.ok ? { ok: true, answer: JSON.stringify(reply.answer) } : reply
    } catch (error) {
      if (error instanceof AppError) return { ok: false, ...refusalOf(error) }
      throw error
    }
  }

  /**
   * An act that no device has made, with an actor that the Worker vouches for. A repeat of its key is answered
   * `duplicate`.
   */
  act(actor: ServerActor, act: ServerAct, requestId: Cause): Promise<ActReply> {
    return causedBy(requestId, () => this.#act(actor, act))
  }

  async #act(actor: ServerActor, act: ServerAct): Promise<ActReply> {
    try {
      const { committer } = await this.#open(actor.tenantId)
      return { ok: true, result: await serverAct(committer, actor, act, Date.now()) }
    } catch (error) {
      if (error instanceof AppError) return { ok: false, ...refusalOf(error) }
      throw error
    }
  }

  /**
   * The result of the work of this name, which one of the concurrent callers does for all; null where the caller's own
   * try failed.
   */
  once(name: string, work: () => Promise<Made | null>): Promise<Made | null> {
    return this.#shared.once(name, work)
  }

  /** S13.1: the live socket. */
  override async fetch(request: Request): Promise<Response> {
    const actor = JSON.parse(request.headers.get(ACTOR_HEADER) ?? 'null') as StaffActor
    const { committer } = await this.#open(actor.tenantId)
    const device = {
      clientId: request.headers.get(CLIENT_HEADER) ?? '',
      version: Number(request.headers.get(PROTOCOL_HEADER)),
      sessionId: request.headers.get(SESSION_HEADER) ?? '',
      planUntil: Number(request.headers.get(ROWS_UNTIL_HEADER)),
    }
    return acceptLive(this.ctx, actor, device, await committer.head())
  }

  /** Closes the live sockets of a session that ended, or of a user who was deactivated or has another role. */
  endLive(owner: LiveOwner): void {
    endLive(this.ctx, owner)
  }

  /**
   * Forgets the shop, which is being deleted: live sockets close, the storage and its alarm go. Whoever calls later finds
   * no shop in the directory.
   */
  async wipe(): Promise<void> {
    this.#tenant = null
    for (const socket of this.ctx.getWebSockets()) socket.close(ENDED)
    await this.ctx.storage.deleteAlarm()
    await this.ctx.storage.deleteAll()
  }

  override webSocketClose(socket: WebSocket, code: number): void {
    socket.close(answerTo(code))
  }

  /** E9: runs the due purposes. */
  override async alarm(): Promise<void> {
    const tenantId = this.ctx.id.name
    if (tenantId === undefined) throw new Error('an alarm without a tenant')
    await this.#schedule.run(this.#purposes, tenantId, Date.now(), (purpose, error) =>
      this.#fault('alarm_failed', error, { purpose }),
    )
  }

  /** S21: removes rows that were deleted before an instant, as many as one run takes. */
  async purge(tenantId: string, before: string): Promise<Purged> {
    const { committer } = await this.#open(tenantId)
    return committer.purge(before)
  }

  /** S3.4: moves changes that were committed before an instant to R2, as many as one run takes. */
  async archive(tenantId: string, before: string): Promise<Archived> {
    const { db, committer } = await this.#open(tenantId)
    const archived = await committer.archive(before)
    await dropUnnamed(db, Date.now())
    return archived
  }

  /** Erases a client's data in the shop's tables; again without effect on what is erased. */
  erase(tenantId: string, contactId: string, userId: string, requestId: Cause): Promise<Left> {
    return causedBy(requestId, async () => {
      const { committer } = await this.#open(tenantId)
      return committer.erase(contactId, eraseBy(tenantId, contactId, userId))
    })
  }

  /** Erases what the shop does not keep any longer. */
  eraseExpired(tenantId: string, scope: Scope, requestId: Cause): Promise<void> {
    return causedBy(requestId, async () => {
      const { committer } = await this.#open(tenantId)
      await committer.erase(scope, eraseBy(tenantId, 'retention', ''))
    })
  }

  /** S20.5: what the object does at its start, for one that ran while its database was restored. */
  async replayErasures(tenantId: string): Promise<void> {
    await this.#replayErasures(await this.#open(tenantId))
  }

  /** S25: goes on with the shop's move to another shard. */
  async move(): Promise<void> {
    await this.#schedule.expect('move', Date.now())
  }

  async #move(tenantId: string, now: number): Promise<number | null> {
    const close = async (as: Closing) => (await this.#open(tenantId)).committer.close(as)
    const advanced = await advanceMove(this.env, tenantId, close, now)
    if (advanced?.state === 'moved') {
      this.#tenant = null
      await this.#schedule.expect('effects', now)
    }
    return advanced?.next ?? null
  }

  /** E8: sends the due effects, and sets the time for the others. */
  carryDue(tenantId: string, requestId: Cause): Promise<void> {
    return causedBy(requestId, async () => {
      const next = await this.#sendDue(tenantId, Date.now())
      if (next !== null) await this.#schedule.expect('effects', next)
    })
  }

  /** Sets the time of an effect's next try, in milliseconds. */
  async expectEffect(at: number): Promise<void> {
    await this.#schedule.expect('effects', at)
  }

  async #sendDue(tenantId: string, now: number): Promise<number | null> {
    const { db, committer } = await this.#open(tenantId)
    // The rows of a batch in progress are not readable yet, and this may be the alarm that was set for them.
    const { isBusy } = committer
    const next = await sendDue(this.env.EFFECTS, db, now)
    return isBusy ? Math.min(next ?? Number.POSITIVE_INFINITY, now + LOOK_AGAIN) : next
  }

  async #endForgotten(tenantId: string, now: number): Promise<number | null> {
    const { db, committer } = await this.#open(tenantId)
    const { isBusy } = committer
    const next = await endForgotten(db, committer, now)
    // The same holds for a clock that is about to be written.
    return isBusy ? Math.min(next ?? Number.POSITIVE_INFINITY, now + CLOCKS_AGAIN) : next
  }

  async #open(tenantId: string): Promise<Tenant> {
    if (this.ctx.id.name !== undefined && this.ctx.id.name !== tenantId) {
      throw new Error('an actor of another tenant reached this object')
    }
    const known = this.#tenant
    if (known && (await known).committer.isClosed && this.#tenant === known) this.#tenant = null
    this.#tenant ??= this.#find(tenantId).catch((error: unknown) => {
      this.#tenant = null
      throw error
    })
    return this.#tenant
  }

  async #find(tenantId: string): Promise<Tenant> {
    const db = await findTenantDb(this.env, tenantId)
    if (!db) throw new AppError('not_found')
    const tenant = this.#openOn(db)
    await this.#replayErasures(tenant)
    return tenant
  }

  /** S20.5: erases again what a restore of the database brought back. */
  async #replayErasures({ db, committer }: Tenant): Promise<void> {
    if (!(await isRestored(db))) return
    for (const contactId of await erasedContacts(this.env.FILES, db.tenantId))
      await committer.erase(contactId, eraseBy(db.tenantId, contactId, ''))
    await markReplayed(db)
  }

  #fault(event: string, error: unknown, about: object = {}): void {
    withIncidents('object', this.env, this.ctx, () => logFault(event, error, about))
  }

  #openOn(db: TenantDb): Tenant {
    // One look is set by each life of the object that writes.
    let isWatched = false
    const committer = new Committer(db, Date.now, {
      // Before the batch: an object that dies after it has the alarm, and an alarm without work does no harm.
      beforeBatch: async ({ rows, effects }) => {
        const now = Date.now()
        const [purge, look, clocks] = [purgeAfter(rows, now), lookAfter(effects, now), clocksAfter(rows, now)]
        if (!isWatched) await this.#schedule.expect('archive', archiveAfter(now))
        isWatched = true
        if (purge !== null) await this.#schedule.expect('purge', purge)
        if (look !== null) await this.#schedule.expect('effects', look)
        if (clocks !== null) await this.#schedule.expect('clocks', clocks)
      },
      onCommit: (commit) => broadcast(this.ctx, commit),
      onEffects: (effects) => {
        sendWritten(this.env.EFFECTS, db.tenantId, effects, Date.now()).catch((error: unknown) =>
          this.#fault('effects_not_sent', error),
        )
      },
      onFault: (error) => this.#fault('mutation_failed', error),
    })
    return { db, committer }
  }
}
