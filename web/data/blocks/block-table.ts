import Dexie, {
  cmp,
  type DBCore,
  type DBCoreCountRequest,
  type DBCoreIndex,
  type DBCoreKeyRange,
  type DBCoreMutateRequest,
  type DBCoreMutateResponse,
  type DBCoreQueryRequest,
  type DBCoreTable,
  type DBCoreTransaction,
  type Middleware,
} from 'dexie'
import {
  apart,
  asBlock,
  type Block,
  type Change,
  changed,
  indexed,
  isWithin,
  type Keys,
  rowOf,
  type Slot,
  type Stored,
  slotsIn,
  together,
} from './block.ts'
import { byBlock, eachIn } from './by-block.ts'
import { ANY, EQUAL, from, NEVER, only, RANGE, upTo } from './ranges.ts'
import { isWriting, ReadWriteOrder } from './read-write-order.ts'
import { openRowCursor, type Passed } from './row-cursor.ts'

/** Rows in a block. More load faster, and are read and written again when the first of them is changed. */
const MOST = 32
/** Rows that are counted at once. */
const COUNTED_AT_ONCE = 2048

/**
 * Keeps the rows of tables in blocks. It stands below all of Dexie, so whoever reads or writes such a table (screens,
 * the engine, the backup) has rows, with the same answers, live queries and transactions as of any other table. A block
 * is written in the transaction of the row that changes it. What Dexie asks of two indexes at once (`where({ a, b })`),
 * and `offset`, is not there.
 */
export const inBlocks = (tables: readonly string[], most = MOST): Middleware<DBCore> => ({
  stack: 'dbcore',
  name: 'blocks',
  // The parts of Dexie itself are at -1 and above.
  level: -2,
  create: (core) => {
    const made = new Map(tables.map((name) => [name, undefined as DBCoreTable | undefined]))
    return {
      table: (name) => {
        if (!made.has(name)) return core.table(name)
        const table = made.get(name) ?? new BlockTable(core.table(name), most).asTable()
        made.set(name, table)
        return table
      },
    }
  },
})

/** What IndexedDB stores in the table is blocks (`down`); what is read and written are their rows. */
class BlockTable {
  readonly #down: DBCoreTable
  readonly #most: number
  readonly #keys: Keys
  readonly #primary: DBCoreIndex
  readonly #order = new ReadWriteOrder()
  /** The blocks of keys that a writing transaction has read since its last write. */
  readonly #known = new WeakMap<DBCoreTransaction, Map<unknown, Block | undefined>>()

  constructor(down: DBCoreTable, most: number) {
    const { primaryKey, indexes } = down.schema
    this.#down = down
    this.#most = most
    this.#primary = primaryKey
    this.#keys = {
      keyOf: primaryKey.extractKey as Keys['keyOf'],
      primary: [primaryKey.keyPath ?? []].flat(),
      indexes,
    }
  }

  asTable(): DBCoreTable {
    const { indexes, ...schema } = this.#down.schema
    const single = new Map(indexes.map((index) => [index, { ...index, multiEntry: false }]))
    return {
      name: this.#down.name,
      schema: {
        ...schema,
        indexes: [...single.values()],
        getIndexByKeyPath: (path) => {
          const index = schema.getIndexByKeyPath(path)
          return index && (single.get(index) ?? index)
        },
      },
      mutate: (request) => this.#order.write(request.trans, () => this.#mutate(request)),
      get: ({ trans, key }) => this.#order.read(trans, () => this.#rowsAt(trans, [key]).then(([row]) => row)),
      getMany: ({ trans, keys }) => this.#order.read(trans, () => this.#rowsAt(trans, keys)),
      query: (request) =>
        this.#order.read(request.trans, () => this.#query(request).then((result) => ({ result }))),
      count: (request) => this.#order.read(request.trans, () => this.#count(request)),
      openCursor: (request) => {
        const { trans, query, reverse } = request
        return openRowCursor(request, (range) =>
          this.#order.read(trans, () => this.#pass(trans, query.index, range, reverse === true)),
        )
      },
    } as DBCoreTable
  }

  /** The block to which a key belongs: the last one that does not begin after it. */
  #blockOf(trans: DBCoreTransaction, key: unknown): PromiseLike<Block | undefined> {
    const query = { index: this.#primary, range: upTo(key) }
    return this.#down
      .query({ trans, values: true, limit: 1, direction: 'prev', query })
      .then(({ result }) => result[0])
  }

  /** The blocks of keys, which are in order. What a transaction has read and not written over is not read again. */
  #blocksOf(trans: DBCoreTransaction, keys: readonly unknown[]): PromiseLike<(Block | undefined)[]> {
    const known = this.#knownIn(trans)
    if (keys.every((key) => known.has(key))) return Dexie.Promise.resolve(keys.map((key) => known.get(key)))
    return this.#findBlocks(trans, keys).then((blocks) => {
      for (const [at, key] of keys.entries()) known.set(key, blocks[at])
      return blocks
    })
  }

  /** A write puts a new map in the place of this one: an answer that is still under way must not get into it. */
  #knownIn(trans: DBCoreTransaction): Map<unknown, Block | undefined> {
    const known = this.#known.get(trans) ?? new Map<unknown, Block | undefined>()
    if (isWriting(trans)) this.#known.set(trans, known)
    return known
  }

  /** Keys that lie together are looked up as a range; scattered ones each by itself. */
  #findBlocks(trans: DBCoreTransaction, keys: readonly unknown[]): PromiseLike<(Block | undefined)[]> {
    const { keyOf } = this.#keys
    const { length } = keys
    if (length === 0) return Dexie.Promise.resolve([])
    const [lower, upper] = [keys[0], keys.at(-1)]
    const first = this.#blockOf(trans, lower)
    if (cmp(lower, upper) === 0) return first.then((block) => keys.map(() => block))
    const query = { index: this.#primary, range: { type: RANGE, lower, lowerOpen: true, upper } }
    // Many keys may be in any number of blocks.
    const values = length <= this.#most
    return Dexie.Promise.all([first, this.#down.query({ trans, values, limit: length, query })]).then(
      ([block, { result }]): PromiseLike<(Block | undefined)[]> => {
        if (result.length < length) {
          const blocks = values ? Dexie.Promise.resolve(result) : this.#down.getMany({ trans, keys: result })
          return blocks.then((others: Block[]) => eachIn([block, ...others], keys, keyOf))
        }
        if (values) return Dexie.Promise.all(keys.map((key) => this.#blockOf(trans, key)))
        const middle = length >> 1
        return Dexie.Promise.all([
          this.#findBlocks(trans, keys.slice(0, middle)),
          this.#findBlocks(trans, keys.slice(middle)),
        ]).then((halves) => halves.flat())
      },
    )
  }

  #rowsAt(trans: DBCoreTransaction, keys: readonly unknown[]): PromiseLike<(Stored | undefined)[]> {
    const { keyOf } = this.#keys
    const wanted = keys
      .map((key, at) => ({ key, at }))
      .filter(({ key }) => isKey(key))
      .sort((a, b) => cmp(a.key, b.key))
    const found = new Array<Stored | undefined>(keys.length).fill(undefined)
    return this.#blocksOf(
      trans,
      wanted.map(({ key }) => key),
    ).then((blocks) => {
      for (const { block, own } of byBlock(wanted, blocks, keyOf)) {
        const slots = slotsIn(block, this.#keys)
        for (const { key, at } of own) {
          const slot = slots.find((one) => cmp(one.key, key) === 0)
          if (slot) found[at] = rowOf(slot)
        }
      }
      return found
    })
  }

  #query({
    trans,
    values,
    limit = Infinity,
    direction,
    query: { index, range },
  }: DBCoreQueryRequest): PromiseLike<unknown[]> {
    if (limit === 0 || range.type === NEVER) return Dexie.Promise.resolve([])
    const reverse = direction?.startsWith('prev') === true
    const slots = index.isPrimaryKey
      ? this.#slotsBetween(trans, range, reverse, limit)
      : this.#slotsWhere(trans, index, range, reverse)
    return slots.then((found) => {
      const some = found.length > limit ? found.slice(0, limit) : found
      return some.map((slot) => (values ? rowOf(slot) : slot.key))
    })
  }

  /** A whole table is never in memory to be counted. */
  #count({ trans, query: { index, range } }: DBCoreCountRequest): PromiseLike<number> {
    if (range.type === NEVER) return Dexie.Promise.resolve(0)
    if (!index.isPrimaryKey) return this.#slotsWhere(trans, index, range, false).then(({ length }) => length)
    let count = 0
    return this.#walk(trans, range, false, COUNTED_AT_ONCE, (slots) => {
      count += slots.length
      return true
    }).then(() => count)
  }

  /** The rows of a range of keys, in the direction of reading: at least `limit`, where there are so many. */
  #slotsBetween(
    trans: DBCoreTransaction,
    range: DBCoreKeyRange,
    reverse: boolean,
    limit: number,
  ): PromiseLike<Slot[]> {
    const found: Slot[] = []
    return this.#walk(trans, range, reverse, limit, (slots) => {
      for (const slot of slots) found.push(slot)
      return found.length < limit
    }).then(() => found)
  }

  /** Goes through the rows of a range of keys, about `step` at once, as long as `use` wants more. */
  #walk(
    trans: DBCoreTransaction,
    range: DBCoreKeyRange,
    reverse: boolean,
    step: number,
    use: (slots: readonly Slot[]) => boolean,
  ): PromiseLike<void> {
    const { keyOf } = this.#keys
    const read = (blocks: DBCoreKeyRange, atOnce: number): PromiseLike<void> =>
      this.#down
        .query({
          trans,
          values: true,
          limit: atOnce,
          direction: reverse ? 'prev' : 'next',
          query: { index: this.#primary, range: blocks },
        })
        .then(({ result }: { result: Block[] }) => {
          const slots = result.flatMap((block) => {
            const own = slotsIn(block, this.#keys).filter(({ key }) => isWithin(key, range))
            return reverse ? own.reverse() : own
          })
          const last = result.at(-1)
          const isMore = use(slots) && last !== undefined && result.length >= atOnce
          const rest = isMore ? from(blocks, keyOf(last), reverse, true) : null
          if (rest === null || rest.type === NEVER) return undefined
          // Blocks may be of one row.
          return read(rest, Math.ceil((step * result.length) / Math.max(slots.length, 1)))
        })
    const first = step === Infinity ? Infinity : Math.ceil(step / this.#most) + 1
    if (range.lower === undefined) return read(range, first)
    // The first rows are in a block that begins before the range.
    return this.#blockOf(trans, range.lower).then((block) =>
      read({ ...range, type: RANGE, lowerOpen: false, ...(block && { lower: keyOf(block) }) }, first),
    )
  }

  /** The rows of a range of an index, in the direction of reading. */
  #slotsWhere(
    trans: DBCoreTransaction,
    index: DBCoreIndex,
    range: DBCoreKeyRange,
    reverse: boolean,
  ): PromiseLike<Slot[]> {
    const known = this.#knownIn(trans)
    return this.#blocksWhere(trans, index, range).then((blocks) => {
      const found = blocks.flatMap((block) =>
        slotsIn(block, this.#keys).flatMap((slot) => {
          known.set(slot.key, block)
          const value = indexed(slot, index)
          return value !== null && isWithin(value, range) ? [{ value, slot }] : []
        }),
      )
      found.sort((a, b) => cmp(a.value, b.value) || cmp(a.slot.key, b.slot.key))
      if (reverse) found.reverse()
      return found.map(({ slot }) => slot)
    })
  }

  /** A block is in an index once for each value that its rows have there. */
  #blocksWhere(
    trans: DBCoreTransaction,
    index: DBCoreIndex,
    range: DBCoreKeyRange,
  ): PromiseLike<readonly Block[]> {
    const query = { index, range }
    if (range.type === EQUAL)
      return this.#down.query({ trans, values: true, query }).then(({ result }) => result)
    return this.#down.query({ trans, values: false, query }).then(({ result }) => {
      const keys: unknown[] = result
        .sort(cmp)
        .filter((key, at, all) => at === 0 || cmp(key, all[at - 1]) !== 0)
      return this.#down.getMany({ trans, keys })
    })
  }

  /** The first rows of a range for a cursor: some of the table, or all of one value of an index. */
  #pass(
    trans: DBCoreTransaction,
    index: DBCoreIndex,
    range: DBCoreKeyRange,
    reverse: boolean,
  ): PromiseLike<readonly Passed[]> {
    if (range.type === NEVER) return Dexie.Promise.resolve([])
    const asPassed = (slots: readonly Slot[]) =>
      slots.map((slot) => {
        const value = rowOf(slot)
        return { key: index.extractKey?.(value), primaryKey: slot.key, value }
      })
    if (index.isPrimaryKey) return this.#slotsBetween(trans, range, reverse, this.#most).then(asPassed)
    return this.#down
      .openCursor({ trans, values: false, reverse, query: { index, range } })
      .then((first) => (first ? this.#slotsWhere(trans, index, only(first.key), reverse).then(asPassed) : []))
  }

  #mutate(request: DBCoreMutateRequest): PromiseLike<DBCoreMutateResponse> {
    const { trans, type } = request
    const { keyOf } = this.#keys
    if (type !== 'deleteRange')
      return this.#change(
        trans,
        type === 'delete'
          ? request.keys.map((key, at) => ({ key, row: null, at }))
          : request.values.map((row, at) => ({ key: keyOf(row), row, at })),
        type === 'add',
      )
    if (request.range.type === ANY || request.range.type === NEVER) {
      this.#known.delete(trans)
      return this.#down.mutate(request)
    }
    return this.#slotsBetween(trans, request.range, false, Infinity).then((slots) =>
      this.#change(
        trans,
        slots.map(({ key }, at) => ({ key, row: null, at })),
        false,
      ),
    )
  }

  #change(
    trans: DBCoreTransaction,
    changes: readonly Change[],
    isAdding: boolean,
  ): PromiseLike<DBCoreMutateResponse> {
    const { keyOf } = this.#keys
    // As IndexedDB does, and before anything is written.
    if (!changes.every(({ key }) => isKey(key)))
      return Dexie.Promise.reject(new Dexie.DataError('a row without a key'))
    const sorted = [...changes].sort((a, b) => cmp(a.key, b.key))
    const failures: Record<number, Error> = {}
    const refuse = (at: number) => {
      failures[at] = new Dexie.ConstraintError('a row with this key is there')
    }
    return this.#blocksOf(
      trans,
      sorted.map(({ key }) => key),
    )
      .then((blocks) => {
        const gone: unknown[] = []
        const values: Block[] = []
        for (const { block, own } of byBlock(sorted, blocks, keyOf)) {
          const before = slotsIn(block, this.#keys)
          const after = changed(before, own, isAdding ? refuse : null)
          const groups = this.#divide(after, before, changes.length)
          const first = groups[0]?.[0]
          if (block && (!first || cmp(keyOf(block), first.key) !== 0)) gone.push(keyOf(block))
          for (const slots of groups) if (!isSame(slots, before)) values.push(asBlock(slots, this.#keys))
        }
        return this.#store(trans, gone, values)
      })
      .then(() => {
        const keys = changes.map(({ key }) => key)
        return {
          numFailures: Object.keys(failures).length,
          failures,
          lastResult: changes.at(-1)?.row ? keys.at(-1) : undefined,
          results: keys,
        }
      })
  }

  /**
   * The rows of a block after a write. A write of many rows, as of a load, packs them; of a few, as of an act, leaves
   * each by itself, so that the next change of it reads and writes this row alone.
   */
  #divide(after: readonly Slot[], before: readonly Slot[], written: number): Slot[][] {
    if (written >= this.#most) return together(after, this.#most)
    const kept = new Set(before)
    return apart(after, (slot) => !kept.has(slot))
  }

  #store(trans: DBCoreTransaction, gone: unknown[], values: Block[]): PromiseLike<unknown> {
    this.#known.delete(trans)
    const writes: DBCoreMutateRequest[] = []
    if (values.length > 0) writes.push({ trans, type: 'put', values })
    if (gone.length > 0) writes.push({ trans, type: 'delete', keys: gone })
    return Dexie.Promise.all(writes.map((write) => this.#down.mutate(write))).then((all) => {
      for (const { numFailures, failures } of all) if (numFailures > 0) throw Object.values(failures)[0]
    })
  }
}

/** Whether IndexedDB takes the value for a key. */
const isKey = (value: unknown): boolean => cmp(value, value) === 0

const isSame = (slots: readonly Slot[], before: readonly Slot[]): boolean =>
  slots.length === before.length && slots.every((slot, at) => slot === before[at])
