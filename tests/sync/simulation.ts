import { GRACE } from '#domain/effects/timing.ts'
import { DAY } from '#domain/kernel/days.ts'
import { AppError } from '#domain/kernel/errors.ts'
import { uuidv7 } from '#domain/kernel/ids.ts'
import { REGISTRY } from '#domain/modules.ts'
import type { StaffActor } from '#domain/sync/actor.ts'
import type { LiveMessage } from '#domain/sync/protocol.ts'
import { accessOf, tellable } from '#domain/sync/visibility.ts'
import type { CommitEvents } from '#durable-objects/tenant/committer.ts'
import type { Random } from '#tests/factories/random.ts'
import { SUBJECTS, type Subject, someAct, somePoison, somePoisonName } from './acts.ts'
import { Chance, type Streams } from './chance.ts'
import { SimulatedDevice, type StorageCopy } from './device.ts'
import { convergenceFaults, deviceFaults } from './device-checks.ts'
import { effectFaults } from './effect-checks.ts'
import { Faults } from './faults.ts'
import { Network, type Session, ticks, wire } from './network.ts'
import { readState, type ServerState, serverFaults } from './server-checks.ts'
import { ShopServer } from './shop-server.ts'
import type { Backup, World } from './world.ts'

/**
 * Seeded histories of shops whose devices, network, database and people do everything that may happen. The same seed
 * gives the same history: time, chance and ids come from it. A failing seed is the whole report.
 */

const START = Date.UTC(2026, 10, 21, 8)
const YEAR = 365 * DAY

type Person = {
  device: SimulatedDevice
  session: Session
  shop: Shop
  /** What the disk would restore after a power loss, and the acts that it would lack. */
  copy: { storage: StorageCopy; since: string[] } | null
}

type Shop = {
  server: ShopServer
  network: Network
  people: Person[]
  backup: { rows: Backup; labels: ReadonlySet<string> } | null
  /** Live messages that have not arrived yet, and those that devices are storing. */
  spoken: (() => Promise<void>)[]
  hearing: Promise<void>[]
  /** Labels of the acts that devices accepted. */
  accepted: Set<string>
  /** Acts that no push can carry (S18.4): no server ever receives them. */
  misnamed: Set<string>
  /** Acts that a browser lost in a power failure. */
  forgotten: Set<string>
  /** Acts that were committed after the backup to which the server was restored. */
  undone: Set<string>
}

export class Simulation {
  readonly faults: Faults
  readonly #seed: number
  readonly #world: World
  readonly #chance: Chance
  /** Decides what happens in a step. */
  readonly #random: Random
  readonly #ids: Random
  readonly #subjects: readonly Subject[]
  readonly #shops: Shop[]
  readonly #found: string[] = []
  #now = START
  #labels = 0
  #epochs = 0

  constructor(seed: number, world: World) {
    this.#seed = seed
    this.#world = world
    this.#chance = new Chance(seed)
    this.#random = this.#chance.of('steps')
    this.#ids = this.#chance.of('ids')
    this.#subjects = SUBJECTS.filter(
      ({ name, histories }) => this.#chance.of(`history with ${name}`).next() < histories,
    )
    this.faults = new Faults(this.#chance.of)
    // The second shop is in the same database; nothing of the first may reach it.
    this.#shops = [this.#openShop('A', this.#random.between(2, 3)), this.#openShop('B', 1)]
  }

  #openShop(shopName: string, size: number): Shop {
    const streams: Streams = (name) => this.#chance.of(`${name} of shop ${shopName}`)
    const db = { tenantId: this.#newId(), d1: this.#world.d1, files: this.#world.files }
    const objects = this.#world.objects(
      db,
      streams,
      this.faults,
      () => this.#now,
      () => this.#newId(),
      (commit) => this.#broadcast(shop, commit),
    )
    const page = this.#random.pick([3, 1000])
    const server = new ShopServer(db, objects, page, this.#world.query, () => this.#now)
    const shop: Shop = {
      server,
      network: new Network(server, this.faults, streams('network')),
      people: [],
      backup: null,
      spoken: [],
      hearing: [],
      accepted: new Set(),
      misnamed: new Set(),
      forgotten: new Set(),
      undone: new Set(),
    }
    for (let index = 0; index < size; index++) shop.people.push(this.#join(shop, index))
    return shop
  }

  /** S13.1: people who see everything get the rows, the others the head; some of it late or never. */
  #broadcast(shop: Shop, { epoch, from, rev, rows }: Parameters<CommitEvents['onCommit']>[0]): void {
    for (const { device, session } of shop.people) {
      if (!this.faults.happens('live rows heard', 0.3)) continue
      const access = accessOf(REGISTRY, session.actor)
      const told = tellable(REGISTRY, rows, session.actor)
      const message: LiveMessage = told
        ? { type: 'rows', epoch, access, from, rev, rows: told }
        : { type: 'head', epoch, rev }
      const tell = () => device.hear(wire(message))
      if (this.faults.happens('live message late', 0.3)) shop.spoken.push(tell)
      else shop.hearing.push(tell())
    }
  }

  #join(shop: Shop, index: number): Person {
    const { tenantId } = shop.server
    // A mechanic sees orders come and go (S12.6) from the first load on.
    const role = index === 1 && this.#random.next() < 0.5 ? 'mechanic' : 'owner'
    const actor: StaffActor = { tenantId, userId: `u${index}`, kind: 'staff', role }
    const session: Session = { actor, isOutdated: false, isLapsed: false }
    const years = this.faults.happens('clock years off', 0.2) ? this.#random.between(-60, 60) : 0
    const device = new SimulatedDevice({
      name: `sim-${this.#seed}-${tenantId.slice(-4)}-${index}`,
      actor,
      transport: shop.network.transport(session),
      now: () => this.#now + years * YEAR,
      random: this.#chance.of(`device ${index} of ${tenantId}`).next,
      newId: () => this.#newId(),
    })
    return { device, session, shop, copy: null }
  }

  #newId(): string {
    return uuidv7(this.#now, this.#ids.bytes(10))
  }

  async run(steps: number): Promise<void> {
    this.faults.on = false
    for (const shop of this.#shops)
      await shop.server.found(this.#newEpoch(), new Date(this.#now).toISOString())
    // A device that has not loaded knows no mechanics yet; most have, so that a short history gets far.
    for (const { people } of this.#shops)
      for (const { device } of people) if (this.#random.next() < 0.75) await device.sync()
    this.faults.on = true
    for (let step = 0; step < steps; step++) {
      this.#chance.begin(step)
      this.#now += this.#random.between(1, 60_000)
      const isSecond = this.#random.next() < 0.1
      const shop = this.#random.pick(isSecond ? this.#shops.slice(1) : this.#shops.slice(0, 1))
      await this.#step(shop, this.#random.pick(shop.people))
      if (this.#found.length > 0) return
    }
    await this.#comeToRest()
  }

  async #step(shop: Shop, person: Person): Promise<void> {
    await this.#disturb(shop, person)
    const { device } = person
    const chance = this.#random.next()
    if (chance < 0.35) await this.#act(person)
    else if (chance < 0.5) await device.sync()
    else if (chance < 0.65) await device.send()
    else if (this.faults.happens('devices at once', 0.4)) {
      await Promise.all([...shop.people.map(({ device: one }) => one.sync()), shop.network.deliverLate()])
    } else if (this.faults.happens('typing during a round', 0.5)) await this.#actDuringRound(person)
    else if (this.faults.happens('killed in the middle', 0.5)) await this.#killDuringRound(person)
    else if (this.faults.happens('tab frozen in a round', 0.4)) await this.#freezeDuringRound(person)
    else if (this.faults.happens('restarted', 0.6)) await this.#restart(person)
    else await this.#act(person)
    await Promise.all(shop.hearing.splice(0))
    device.limitDisk(null)
    this.#found.push(...(await deviceFaults(device)))
  }

  /** What happens to a shop on its own. */
  async #disturb(shop: Shop, person: Person): Promise<void> {
    const { device, session } = person
    await shop.server.objects.effects?.step()
    if (this.#random.next() < 0.3) await shop.network.deliverLate()
    if (this.#random.next() < 0.3) await shop.spoken.shift()?.()
    if (this.faults.happens('object evicted', 0.08)) await shop.server.objects.evict()
    if (this.faults.happens('disk full', 0.06)) device.limitDisk(this.#random.between(0, 4))
    // A person who reads that the app is too old reloads it before long.
    if (session.isOutdated && this.#random.next() < 0.5) await this.#restart(person)
    if (this.faults.happens('old protocol', 0.02)) session.isOutdated = true
    if (session.isLapsed) session.isLapsed = this.#random.next() < 0.6
    else if (this.faults.happens('plan lapsed', 0.03)) session.isLapsed = true
    if (this.faults.happens('role changed', 0.04)) {
      const role = session.actor.role === 'owner' ? 'mechanic' : 'owner'
      session.actor = { ...session.actor, role }
    }
    if (person.copy === null && this.#random.next() < 0.1) {
      person.copy = { storage: await device.copy(), since: [] }
    } else if (this.#random.next() < 0.06 && this.faults.on) {
      await this.#losePower(person)
    }
    if (this.faults.happens('poison mutation', 0.05)) await this.#poison(person)
    if (this.faults.happens('tombstones purged', 0.08)) await this.#purge(shop)
    if (this.faults.happens('log moved', 0.1)) await this.#archive(shop)
    await this.#restoreMaybe(shop)
  }

  /** S21, with seconds for months: a device that was away for longer finds deleted rows gone without a tombstone. */
  async #purge({ server }: Shop): Promise<void> {
    const before = new Date(this.#now - this.#random.between(0, 20_000)).toISOString()
    await server.objects.purge(server.tenantId, before).catch(ifD1Failed)
  }

  /** S3.4, with seconds for a year; what of it fails leaves a file that counts for nothing. */
  async #archive({ server }: Shop): Promise<void> {
    const age = this.#chance.of('age of the log').between(0, 300_000)
    const before = new Date(this.#now - age).toISOString()
    await server.objects.archive(server.tenantId, before).catch(ifD1Failed)
  }

  async #restoreMaybe(shop: Shop): Promise<void> {
    const { tenantId } = shop.server
    if (shop.backup === null) {
      if (this.#random.next() > 0.08) return
      const rows = this.#world.backUp?.(tenantId)
      if (rows) shop.backup = { rows, labels: await this.#recorded(shop) }
    } else if (this.faults.happens('restored', 0.03)) {
      const before = await this.#recorded(shop)
      for (const label of before) if (!shop.backup.labels.has(label)) shop.undone.add(label)
      this.#world.restore?.(tenantId, shop.backup.rows, this.#newEpoch())
      shop.backup = null
    }
  }

  async #recorded(shop: Shop): Promise<Set<string>> {
    const rows = await this.#world.query<{ label: string }>(
      'SELECT label FROM acts WHERE tenant_id = ?',
      shop.server.tenantId,
    )
    return new Set(rows.map(({ label }) => label))
  }

  #newEpoch(): string {
    this.#epochs += 1
    return `e${this.#epochs}`
  }

  async #losePower(person: Person): Promise<void> {
    const { device, copy, shop } = person
    if (!copy) return
    this.faults.count('last writes forgotten')
    await device.losePower(copy.storage)
    for (const label of copy.since) shop.forgotten.add(label)
    person.copy = null
  }

  async #poison(person: Person): Promise<void> {
    const label = this.#newLabel()
    const random = this.#chance.of(label)
    const ops = somePoison(random, () => this.#newId())
    const name = somePoisonName(random)
    if (name) person.shop.misnamed.add(label)
    await this.#keep(person, label, () => person.device.actBadly(label, ops, name ?? {}))
  }

  /** People keep typing during a round. */
  async #actDuringRound(person: Person): Promise<void> {
    const round = person.device.sync()
    for (let acts = this.#random.between(1, 3); acts > 0; acts--) await this.#act(person)
    await round
  }

  async #killDuringRound(person: Person): Promise<void> {
    const round = person.device.sync()
    await ticks(this.#random.between(0, 60))
    await this.#restart(person)
    await round
  }

  /** A tab freezes in a round, another one takes over, and then the first one thaws with the answers that it had. */
  async #freezeDuringRound({ device }: Person): Promise<void> {
    const frozen = device.sync()
    await ticks(this.#random.between(0, 60))
    await device.takeOver()
    await frozen
  }

  /** The app starts again: mostly with the newest version, and with the current rights of its person. */
  async #restart({ device, session }: Person): Promise<void> {
    session.isOutdated = false
    await device.restart(session.actor, this.faults.happens('version changed', 0.3))
  }

  #newLabel(): string {
    this.#labels += 1
    return `act ${this.#labels}`
  }

  async #act(person: Person): Promise<void> {
    const { device } = person
    const label = this.#newLabel()
    const random = this.#chance.of(label)
    const newId = () => this.#newId()
    const subject = this.#subjects.find(
      ({ name, acts }) => this.#chance.of(`${label} on ${name}`).next() < acts,
    )
    const ops = subject
      ? await subject.act(device.db, random, newId)
      : await someAct(device.db, random, newId, device.writesPrices)
    if (!ops) return
    await this.#keep(person, label, () => device.act(label, ops))
  }

  /** An act counts from the moment in which the device has accepted it. */
  async #keep({ shop, copy }: Person, label: string, act: () => Promise<void>): Promise<void> {
    try {
      await act()
    } catch (error) {
      // The rules refused it, or the disk was full: the person has seen it.
      if (error instanceof AppError || (error as Error).name === 'QuotaExceededError') return
      throw error
    }
    shop.accepted.add(label)
    copy?.since.push(label)
  }

  async #comeToRest(): Promise<void> {
    this.faults.on = false
    for (const shop of this.#shops) {
      for (const person of shop.people) {
        if (person.session.isOutdated) await this.#restart(person)
        person.session.isLapsed = false
        await this.#untilIdle(person)
      }
      await shop.network.deliverAll()
      for (const person of shop.people) await this.#untilIdle(person)
      // A later device may have written something for an earlier one.
      for (const person of shop.people) await this.#untilIdle(person)
      await this.#untilCarried(shop)
      for (const person of shop.people) await this.#untilIdle(person)
    }
  }

  /** E8: the alarm alone completes all effects, and the cron where the alarm was lost. */
  async #untilCarried({ server }: Shop): Promise<void> {
    const { effects } = server.objects
    if (!effects) return
    if ((this.faults.counts.get('alarm lost') ?? 0) > 0) {
      this.#now += 10 * GRACE
      await effects.cron()
    }
    for (let turns = 0; turns < 50 && effects.alarm !== null; turns++) {
      this.#now = Math.max(this.#now, effects.alarm)
      await effects.wake()
      await effects.deliverAll()
    }
    this.#found.push(...effects.found)
  }

  async #untilIdle({ device }: Person): Promise<void> {
    for (let tries = 0; tries < 50; tries++) {
      await device.sync()
      const { phase, lastError } = device.status.get()
      if (phase === 'idle' && lastError === null) return
    }
    this.#found.push(`${device.options.name} never came to rest: ${JSON.stringify(device.status.get())}`)
  }

  /** The violations once all is quiet and connected. */
  async check(): Promise<string[]> {
    const found = [...this.#found]
    if (found.length > 0) return found
    for (const shop of this.#shops) {
      const state = await readState(this.#world.query, shop.server.db)
      found.push(...shop.server.leaks, ...serverFaults(state))
      const { effects } = shop.server.objects
      if (effects)
        found.push(
          ...(await effectFaults(
            this.#world.query,
            shop.server.tenantId,
            state,
            effects.outside,
            (this.faults.counts.get('restored') ?? 0) > 0,
          )),
        )
      for (const { device, session } of shop.people)
        found.push(
          ...(await convergenceFaults(device, session.actor, state, new Date(this.#now).toISOString())),
        )
      found.push(...(await actFaults(shop, state)))
    }
    return found
  }

  /** A digest of the history, to compare two runs of one seed. */
  async digest(): Promise<string> {
    const states = []
    for (const { server } of this.#shops) states.push(await readState(this.#world.query, server.db))
    return JSON.stringify(states.map(({ rows, ...state }) => ({ ...state, rows: [...rows] })))
  }

  async end(): Promise<void> {
    for (const { people } of this.#shops) for (const { device } of people) await device.db.delete()
  }
}

/**
 * S5, S8.3: the server has every act that a device accepted exactly once. An act may be missing only if a browser lost
 * it, or if it was committed after the backup to which the server was restored and its device had received the answer.
 * A refused act is in a list on a device, unless the browser lost it; an act that no push can carry is only there.
 */
const actFaults = async (shop: Shop, { acts }: ServerState): Promise<string[]> => {
  const faults: string[] = []
  const listed = new Set<string>()
  for (const { device } of shop.people) {
    for (const { mutation } of await device.db.rejected.toArray()) {
      if (listed.has(mutation.label)) faults.push(`${mutation.label} is twice in the list of the refused`)
      listed.add(mutation.label)
    }
  }
  const records = Map.groupBy(acts, ({ label }) => label)
  for (const [label, { length }] of records) {
    if (length > 1) faults.push(`${label} is recorded ${length} times`)
  }
  for (const label of shop.accepted) {
    const record = records.get(label)?.[0]
    const isUndone = shop.undone.has(label) && shop.network.answered.has(label)
    if (shop.misnamed.has(label)) {
      if (record) faults.push(`${label} is not named as an act is, and was recorded`)
      else if (!listed.has(label) && !shop.forgotten.has(label)) faults.push(`${label} is in no list`)
    } else if (!record) {
      if (!isUndone && !shop.forgotten.has(label)) faults.push(`${label} is lost`)
    } else if (record.outcome.status === 'rejected' && !listed.has(label) && !shop.forgotten.has(label)) {
      faults.push(`${label} was refused and is in no list`)
    } else if (record.outcome.status === 'applied' && listed.has(label) && !shop.undone.has(label)) {
      faults.push(`${label} was applied and is in the list of the refused`)
    }
  }
  return faults
}

const ifD1Failed = (error: unknown): void => {
  if (!(error instanceof AppError) && !/D1_ERROR/.test((error as Error).message)) throw error
}

export type Told = { found: string[]; faults: Faults; digest: string }

/** Runs one history to its end and returns the violations. */
export const simulate = async (seed: number, world: World, steps = 24): Promise<Told> => {
  const simulation = new Simulation(seed, world)
  try {
    await simulation.run(steps)
    const found = await simulation.check()
    return { found, faults: simulation.faults, digest: await simulation.digest() }
  } finally {
    await simulation.end()
  }
}
