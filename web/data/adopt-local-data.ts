import Dexie from 'dexie'
import { AppError } from '#domain/kernel/errors.ts'
import { HELD_REGISTRY, type Rows } from '#domain/modules.ts'
import { systemActor } from '#domain/sync/actor.ts'
import type { Collection, Row } from '#domain/sync/collection.ts'
import type { Adoption } from '#domain/sync/registry.ts'
import { isSeedId } from '#domain/workshop/catalog/seeds.ts'
import { orderLineCosts } from '#domain/workshop/orders/costs.ts'
import { orderLines, orders } from '#domain/workshop/orders/schema.ts'
import { type AdoptingHands, adoptInvoices, openToShop } from './adopt-invoices.ts'
import { AppDatabase, getMeta, setMeta } from './database.ts'
import { deviceIdOf } from './device.ts'
import { fitRows } from './fit-rows.ts'
import { inBounds } from './in-bounds.ts'
import { type DraftOp, MOVED, mutate, type Writer } from './mutate.ts'

/** `refused`: the account refuses some of it; the free tier keeps everything. */
export type Adopted = 'done' | 'nothing' | 'refused' | 'not-loaded'

/**
 * S22: moves the data of the free tier into an account. Every row becomes a mutation in the account's database, and the
 * outbox sends it to the server. Rows that are already there are skipped, so an interrupted adoption can run again.
 * While it runs, nothing can be written to the free tier (`MOVED`), and its rows are removed only when all of them have
 * arrived.
 */
export const adoptLocalData = async (writer: Writer, localName: string, label: string): Promise<Adopted> => {
  // Before the first load, the links of the rows would point to nothing.
  if (!(await getMeta(writer.db, 'cursor'))) return 'not-loaded'
  if (!(await Dexie.exists(localName))) return 'nothing'
  const local = new AppDatabase(localName)
  await local.open()
  await fitRows(local)
  try {
    if (!(await hasWork(local))) return 'nothing'
    await setMeta(local, MOVED, true)
    const refused = await new AdoptionRun(writer, local, label).run()
    if (refused > 0) {
      await local.meta.delete(MOVED)
      return 'refused'
    }
    await local.delete()
    return 'done'
  } finally {
    local.close()
  }
}

/** Whether anybody has changed anything since the shop was created, which is the first mutation of the log. */
const hasWork = async (local: AppDatabase): Promise<boolean> =>
  (await local.log.filter((entry) => entry.prev !== null || !isSeedId(entry.rowId)).count()) > 1

const ROWS_PER_ACT = 200

type Values = Record<string, string | number | null>

class AdoptionRun {
  readonly #writer: Writer
  readonly #local: AppDatabase
  readonly #label: string
  #refused = 0

  constructor(writer: Writer, local: AppDatabase, label: string) {
    this.#writer = writer
    this.#local = local
    this.#label = label
  }

  /**
   * Goes through the collections as each one declares (`adoption`), parents first. Returns how many acts the rules
   * refused.
   */
  async run(): Promise<number> {
    const hands = await this.#invoiceHands()
    const parts: Record<Exclude<Adoption, 'upload' | 'merge'>, () => Promise<void>> = {
      'with orders': () => this.#orders(),
      'with invoices': () => adoptInvoices(hands),
      none: async () => {},
    }
    const begun = new Set<Adoption>()
    for (const { collection, adoption } of HELD_REGISTRY.values()) {
      if (adoption === 'upload') await this.#rows(collection)
      else if (adoption === 'merge') await this.#merge(collection)
      else if (!begun.has(adoption)) await parts[adoption]()
      begun.add(adoption)
    }
    // When this runs again, what was refused is issued again under its number.
    if (this.#refused === 0) await openToShop(hands)
    return this.#refused
  }

  /** An act that the rules refuse does not stop the others. */
  async #act(drafts: readonly DraftOp[], writer = this.#writer): Promise<void> {
    try {
      await mutate(writer, this.#label, drafts)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      this.#refused += 1
    }
  }

  /**
   * The row has the id of the shop, which differs between the free tier and the account. What the account has set
   * stays.
   */
  async #merge(collection: Collection): Promise<void> {
    const { name, columns } = collection
    const here = (await this.#local.anyRows(name).toArray())[0]
    const id = this.#writer.actor.tenantId
    const there = await this.#writer.db.anyRows(name).get(id)
    if (!here) return
    const own = ownValues(collection, here)
    if (!there) return this.#act([{ op: 'insert', collection: name, id, data: own }])
    const isUnset = (column: string) => there[column] === columns[column]?.initial
    const data = Object.fromEntries(
      Object.entries(own).filter(([column, value]) => isUnset(column) && value !== there[column]),
    )
    if (Object.keys(data).length > 0) await this.#act([{ op: 'patch', collection: name, id, data }])
  }

  /**
   * A row that links to another row of its own collection comes after it. Rows that never change (payments) come in the
   * order in which they were made: each was valid after those before it.
   */
  async #rows(collection: Collection): Promise<void> {
    const { name, columns, rights } = collection
    const rows = await this.#local.anyRows(name).toArray()
    if (rights.patch.length === 0)
      return this.#insert(
        collection,
        rows.sort((a, b) => a.rev - b.rev),
      )
    const own = Object.entries(columns)
      .filter(([, { ref }]) => ref === name)
      .map(([column]) => column)
    const [others = [], first = []] = [true, false].map((isLinked) =>
      rows.filter((row) => own.some((column) => row[column] !== null) === isLinked),
    )
    await this.#insert(collection, first)
    await this.#insert(collection, others)
  }

  async #insert(collection: Collection, rows: readonly Row[]): Promise<void> {
    const { name } = collection
    const present = await this.#writer.db.anyRows(name).bulkGet(rows.map((row) => row.id))
    const coming = new Set(rows.map(({ id }) => id))
    const drafts: DraftOp[] = []
    for (const [index, row] of rows.entries()) {
      const there = present[index]
      if (!there) {
        const data = await this.#linked(collection, row, coming)
        drafts.push({ op: 'insert', collection: name, id: row.id, data })
      } else if (isSeedId(row.id)) {
        const changed = await this.#changedColumns(row.id)
        const own = Object.entries(ownValues(collection, row))
        const data = Object.fromEntries(
          own.filter(([key, value]) => changed.has(key) && there[key] !== value),
        )
        if (Object.keys(data).length > 0) drafts.push({ op: 'patch', collection: name, id: row.id, data })
      }
    }
    for (const act of inBounds(drafts, ROWS_PER_ACT)) await this.#act(act)
  }

  async #invoiceHands(): Promise<AdoptingHands> {
    const writer = this.#writer
    return {
      local: this.#local,
      account: this.#writer.db,
      deviceId: await deviceIdOf(this.#writer.db),
      // They are issued already, so this device does not judge them again; the server decides.
      act: (drafts) => this.#act(drafts, { ...writer, actor: systemActor(writer.actor, 'device') }),
      linked: (collection, row) => this.#linked(collection, row),
    }
  }

  async #orders(): Promise<void> {
    const found = await this.#local.rows('orders').toArray()
    for (const order of found.sort((a, b) => (a.nr_comanda ?? 0) - (b.nr_comanda ?? 0)))
      await this.#order(order)
  }

  /**
   * An order goes through its workflow again: it is created as DRAFT with its lines, then brought to its state. Its
   * invoice brings it to FACTURAT.
   */
  async #order(order: Rows['orders']): Promise<void> {
    const there = await this.#writer.db.rows('orders').get(order.id)
    const lines = await this.#local.rows('order_lines').where('order_id').equals(order.id).toArray()
    const car = await this.#lostCar(order)
    const { status, ...data } = await this.#linked(orders, order)
    const drafts: DraftOp[] = [...car, { op: 'insert', collection: 'orders', id: order.id, data }]
    if (car.length > 0) data.vehicle_id = order.vehicle_id
    for (const line of lines) {
      const own = { ...(await this.#linked(orderLines, line)), order_id: order.id }
      drafts.push({ op: 'insert', collection: 'order_lines', id: line.id, data: own })
    }
    for (const cost of await this.#local
      .rows('order_line_costs')
      .where('order_id')
      .equals(order.id)
      .toArray()) {
      const data = ownValues(orderLineCosts, cost)
      drafts.push({ op: 'insert', collection: 'order_line_costs', id: cost.id, data })
    }
    if (status && status !== 'DRAFT') {
      const data = { status: status === 'FACTURAT' ? 'VALIDAT' : status }
      drafts.push({ op: 'patch', collection: 'orders', id: order.id, data })
    }
    const acts = inBounds(drafts)
    if (!there) for (const act of acts) await this.#act(act)
    // A part of an order that takes several acts may have arrived.
    else if (acts.length > 1) await this.#restOf(there, drafts)
  }

  /** Continues an order that was interrupted between two of its acts. */
  async #restOf({ status }: Rows['orders'], drafts: readonly DraftOp[]): Promise<void> {
    const rest: DraftOp[] = []
    for (const draft of drafts) {
      const isThere = (await this.#writer.db.anyRows(draft.collection).get(draft.id)) !== undefined
      if (draft.op === 'patch' ? status === 'DRAFT' : !isThere) rest.push(draft)
    }
    for (const act of inBounds(rest)) await this.#act(act)
  }

  /** The order's car, if it was deleted on this device since: created again from what the order stores of it. */
  async #lostCar(order: Rows['orders']): Promise<DraftOp[]> {
    if (order.vehicle_id === null || (await this.#writer.db.rows('vehicles').get(order.vehicle_id))) return []
    const data = {
      nr_inmatriculare: order.nr_auto,
      client_nume: order.client_nume,
      client_telefon: order.client_telefon,
    }
    return [{ op: 'insert', collection: 'vehicles', id: order.vehicle_id, data }]
  }

  /**
   * The values of a row; a link to a row that was deleted on this device becomes null. `coming` holds the ids that the
   * same acts create.
   */
  async #linked(collection: Collection, row: object, coming?: ReadonlySet<string>): Promise<Values> {
    const values = ownValues(collection, row)
    for (const [column, { ref, nullable }] of Object.entries(collection.columns)) {
      const id = values[column]
      if (ref === undefined || !nullable || typeof id !== 'string' || coming?.has(id)) continue
      if (!(await this.#writer.db.anyRows(ref).get(id))) values[column] = null
    }
    return values
  }

  /** Columns that somebody changed on this device after the row was created. */
  async #changedColumns(id: string): Promise<Set<string>> {
    const entries = await this.#local.log
      .where('rowId')
      .equals(id)
      .filter((entry) => entry.prev !== null)
      .toArray()
    return new Set(entries.flatMap((entry) => Object.keys(entry.patch)))
  }
}

/** The values of a row that a client may write. */
const ownValues = ({ columns }: Collection, row: object): Values =>
  Object.fromEntries(
    Object.entries(columns)
      .filter(([, { write }]) => write !== 'derived')
      .map(([column]) => [column, (row as Values)[column] ?? null]),
  )
