import { type ErrorCode, statusOf } from '#domain/kernel/errors.ts'
import type { Actor } from '#domain/sync/actor.ts'
import type { Cursor, LiveMessage } from '#domain/sync/protocol.ts'
import { instantOf } from '../clock.ts'
import { type AppDatabase, getMeta, setMeta } from '../database.ts'
import { NetworkError } from '../network-error.ts'
import { Refused, secondsToWait } from '../refused.ts'
import { dropErased } from './drop-erased.ts'
import { dropOld } from './drop-old.ts'
import { firstLoad, forgetServerRows } from './first-load.ts'
import { Superseded } from './leader.ts'
import { pull, storeLive } from './pull.ts'
import { pushOutbox } from './push-outbox.ts'
import type { Observable, SyncStatus } from './status.ts'
import type { Rebase } from './store-rows.ts'
import type { Transport } from './transport.ts'

/** Milliseconds: first wait after a failure, longest wait, wait between rounds without a live socket. */
const FIRST_BACKOFF = 1_000
const LONGEST_BACKOFF = 60_000
/** S13.2: milliseconds between two questions of a device without a live socket, and of one with it. */
const POLL = 30_000
const POLL_BESIDE_LIVE = 300_000
/**
 * Milliseconds after which a shop without a plan asks again; it also asks each time a person comes back to the app, and
 * at each message that it hears (S13.7).
 */
const PLAN_RETRY = 900_000
/** S18.2: failures in a row after which the app shows "connected but not moving". */
const STUCK_AFTER = 5
/** S18.2: milliseconds that a change may wait on a connected device before the app shows it, whatever the cause. */
const STUCK_AGE = 300_000

/** Answers after which waiting does not help: a person has to log in, choose a plan, or reload the app. */
const BLOCKING: Readonly<Partial<Record<ErrorCode, SyncStatus['problem']>>> = {
  unauthenticated: 'login',
  plan_required: 'plan',
  client_outdated: 'outdated',
}

/** Returns a refusal of the push after which the device still pulls; throws anything else, which ends the round. */
const asRefused = (error: unknown): Refused => {
  if (error instanceof Refused && !BLOCKING[error.code] && error.code !== 'epoch_changed') return error
  throw error
}

/** Whether the server refuses this now and later. */
const isFinal = (error: unknown): boolean =>
  error instanceof Refused && statusOf(error.code) < 500 && statusOf(error.code) !== 429

export type EngineOptions = {
  db: AppDatabase
  transport: Transport
  status: Observable<SyncStatus>
  actor: () => Actor
  newId: () => string
  /** Identifies the turn of this tab among those that may sync (S16.3); null where there is only one. */
  leader: string | null
  now: () => number
  /** In [0, 1). */
  random: () => number
  isOnline: () => boolean
  /** Runs something later; returns a function that cancels it. */
  schedule: (run: () => void, milliseconds: number) => () => void
}

/**
 * The device's side of the contract: one loop that pushes, then pulls, and waits. All effects are passed in, so that
 * the simulation runs the same code. `send` is for a new outbox; `poke` also asks what others have written: after a
 * live hint, online, focus.
 */
export class SyncEngine {
  readonly #options: EngineOptions
  #running: Promise<void> | null = null
  #again = false
  /** Whether the server may have something that this device does not know. */
  #isBehind = true
  #pushing: Promise<unknown> = Promise.resolve()
  #heard: LiveMessage[] = []
  #hearing: Promise<void> | null = null
  #failures = 0
  /** Whether a live socket says what others write. */
  #isFollowing = false
  #stopped = false
  /** Whether this turn has begun: from then on, what another tab has under way is not written (S16.3). */
  #isLeader = false
  /** Whether rows outside of their window were dropped in this turn. */
  #isTidy = false
  #cancelTimer: (() => void) | null = null

  constructor(options: EngineOptions) {
    this.#options = options
  }

  /** Ends the loop; a running round may finish. */
  stop(): void {
    this.#stopped = true
    this.#cancelTimer?.()
  }

  /** Runs a whole round now, or right after the running one. Resolves when it is over, successful or not. */
  poke(): Promise<void> {
    this.#isBehind = true
    return this.send()
  }

  /** Like `poke`, but asks for what others have written only if an answer leaves that open. */
  send(): Promise<void> {
    if (this.#stopped) return Promise.resolve()
    if (this.#running) {
      this.#again = true
      return this.#running
    }
    this.#cancelTimer?.()
    this.#running = this.#rounds().finally(() => {
      this.#running = null
    })
    return this.#running
  }

  /** S13.1: takes a message of the live socket; the device pulls what does not continue from the cursor. */
  receive(message: LiveMessage): Promise<void> {
    if (this.#stopped) return Promise.resolve()
    this.#heard.push(message)
    this.#hearing ??= this.#hear().finally(() => {
      this.#hearing = null
    })
    return this.#hearing
  }

  /** S13.2: a live socket begins or ends; without one, the device asks often. */
  follow(isFollowing: boolean): void {
    this.#isFollowing = isFollowing
    if (!this.#running && this.#failures === 0) this.#waitForPoll()
  }

  #waitForPoll(): void {
    this.#wait(this.#isFollowing ? POLL_BESIDE_LIVE : POLL)
  }

  async #hear(): Promise<void> {
    while (this.#heard.length > 0) {
      // An answer replaces the rows of its unsent changes, so newer rows must be stored after it (S13.4).
      await this.#pushing
      const isWhole = await storeLive(this.#options.db, this.#heard.splice(0), this.#rebase()).catch(
        () => false,
      )
      // S13.7: what was heard may be that the plan is back.
      if (!isWhole || this.#options.status.get().problem === 'plan') await this.poke()
    }
  }

  async #rounds(): Promise<void> {
    do {
      this.#again = false
      await this.#round()
    } while (this.#again && !this.#stopped && this.#failures === 0)
  }

  async #round(): Promise<void> {
    const { status, isOnline, now } = this.#options
    if (!isOnline()) {
      this.#update({ phase: 'offline', progress: null })
      this.#wait(POLL)
      return
    }
    try {
      await this.#exchange()
      this.#failures = 0
      status.set({ phase: 'idle', problem: null, progress: null, lastSyncAt: now(), lastError: null })
      this.#waitForPoll()
    } catch (error) {
      await this.#fail(error).catch((again: unknown) => this.#unsettled(again))
    }
  }

  async #exchange(): Promise<void> {
    const { db, transport, newId, leader } = this.#options
    if (!this.#isLeader) await setMeta(db, 'leader', leader)
    this.#isLeader = true
    const rebase = (): Rebase => this.#rebase()
    const [cursor, refill] = await Promise.all([getMeta<Cursor>(db, 'cursor'), getMeta(db, 'refill')])
    if (!cursor || refill) await this.#load()
    this.#update({ phase: 'syncing', progress: null })
    const pushing = pushOutbox(db, transport, rebase, newId)
    this.#pushing = pushing.catch(() => undefined)
    const refused = await pushing.then((isUpToDate) => {
      this.#isBehind ||= !isUpToDate
      return null
    }, asRefused)
    // A server that cannot take our changes now may still have some for us (S18.5).
    if (this.#isBehind || refused) await this.#catchUp()
    if (refused) throw refused
  }

  async #catchUp(): Promise<void> {
    const { db, transport, leader } = this.#options
    this.#isBehind = false
    try {
      const pulled = await pull(db, transport, () => this.#rebase())
      if (pulled !== 'other-access') return await this.#tidy(pulled.now)
      await forgetServerRows(db, leader)
      await this.#load()
    } catch (error) {
      this.#isBehind = true
      throw error
    }
  }

  /** After each pull, the erasures that it brought; S23.4: old rows once per turn, so that no row disappears from a screen that stays open for days. */
  async #tidy(now: string): Promise<void> {
    const { db, leader } = this.#options
    await dropErased(db, leader)
    if (!this.#isTidy) await dropOld(db, leader, now)
    this.#isTidy = true
  }

  async #load(): Promise<void> {
    const { db, transport } = this.#options
    this.#update({ phase: 'loading' })
    await firstLoad(
      db,
      transport,
      () => this.#rebase(),
      (progress) => this.#update({ phase: 'loading', progress }),
    )
  }

  #rebase(): Rebase {
    const { actor, now, leader } = this.#options
    return { actor: actor(), now: instantOf(now()), leader }
  }

  async #fail(error: unknown): Promise<void> {
    // Another tab leads, and reports the status.
    if (error instanceof Superseded) return this.stop()
    this.#failures += 1
    const lastError = error instanceof Error ? error.message : String(error)
    if (error instanceof Refused && error.code === 'epoch_changed') {
      await forgetServerRows(this.#options.db, this.#options.leader)
      this.#update({ phase: 'loading', lastError })
      this.#wait(0)
      return
    }
    const problem = error instanceof Refused ? BLOCKING[error.code] : undefined
    if (problem) {
      this.#update({ phase: 'blocked', problem, progress: null, lastError })
      // What was heard while the refusal was on its way may be that the plan is back.
      if (problem === 'plan') this.#wait(this.#again ? 0 : PLAN_RETRY)
      return
    }
    const isOffline = error instanceof NetworkError
    const isStuck =
      isFinal(error) || (!isOffline && this.#failures >= STUCK_AFTER) || (await this.#waitsTooLong())
    this.#update({
      phase: isStuck ? 'blocked' : isOffline ? 'offline' : 'idle',
      problem: isStuck ? 'stuck' : null,
      progress: null,
      lastError,
    })
    const asked = error instanceof Refused ? secondsToWait(error) * 1000 : 0
    const backoff = Math.min(LONGEST_BACKOFF, FIRST_BACKOFF * 2 ** (this.#failures - 1))
    this.#wait(Math.max(asked, backoff * (0.5 + this.#options.random() / 2)))
  }

  /** The watchdog: checks the age of the oldest unsent change on a device that believes it is connected. */
  async #waitsTooLong(): Promise<boolean> {
    const { db, now, isOnline } = this.#options
    const oldest = await db.outbox.orderBy('n').first()
    return isOnline() && oldest !== undefined && now() - Date.parse(oldest.mutation.at) > STUCK_AGE
  }

  /**
   * Even the handling of a failure failed (a full disk, a database that was closed): reported, and tried again later.
   */
  #unsettled(error: unknown): void {
    const lastError = error instanceof Error ? error.message : String(error)
    this.#update({ phase: 'blocked', problem: 'stuck', progress: null, lastError })
    this.#wait(LONGEST_BACKOFF)
  }

  #wait(milliseconds: number): void {
    if (this.#stopped) return
    this.#cancelTimer?.()
    this.#cancelTimer = this.#options.schedule(() => void this.poke(), milliseconds)
  }

  #update(change: Partial<SyncStatus>): void {
    const { status } = this.#options
    status.set({ ...status.get(), ...change })
  }
}
