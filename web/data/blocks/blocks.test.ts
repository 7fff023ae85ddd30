import 'fake-indexeddb/auto'
import Dexie, { liveQuery, type Table } from 'dexie'
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Random, seeded } from '#tests/factories/random.ts'
import { inBlocks } from './block-table.ts'

type Row = { id: string; order: string | null; n: number; more?: unknown; less?: string }

let made = 0
const names: string[] = []

/** The same table twice: kept in blocks of three rows, and row by row. */
class Pair extends Dexie {
  declare blocks: Table<Row, string>
  declare plain: Table<Row, string>
  constructor(name = `blocks-${++made}`) {
    super(name)
    names.push(name)
    this.use(inBlocks(['blocks'], 3))
    this.version(1).stores({ blocks: 'id, *order, *n', plain: 'id, order, n' })
  }
}

let db: Pair
beforeEach(() => {
  db = new Pair()
  return () => db.close()
})
afterAll(() => Promise.all(names.map((name) => Dexie.delete(name))))

const aRow = (random: Random): Row => ({
  id: `r${String(random.between(0, 60)).padStart(2, '0')}`,
  order: random.next() < 0.2 ? null : `o${random.between(0, 8)}`,
  n: random.between(0, 20),
  // An older app's rows lack columns, a newer one's have more.
  ...(random.next() < 0.2 && { more: random.pick([null, 'da', ['a', { b: 1 }]]) }),
  ...(random.next() < 0.1 && { less: 'nu' }),
})

/** What an app may do with a table, chosen by chance. */
const WRITES: ((random: Random) => (table: Table<Row, string>) => PromiseLike<unknown>)[] = [
  (random) => {
    const rows = Array.from({ length: random.between(1, 12) }, () => aRow(random))
    return (table) => table.bulkPut(rows)
  },
  (random) => {
    const row = aRow(random)
    return (table) => table.put(row)
  },
  (random) => {
    const row = aRow(random)
    return (table) =>
      table.add(row).then(
        () => 'added',
        (error: Error) => error.name,
      )
  },
  (random) => {
    const ids = Array.from({ length: random.between(1, 8) }, () => aRow(random).id)
    return (table) => table.bulkDelete(ids)
  },
  (random) => {
    const { id, n } = aRow(random)
    return (table) => table.update(id, { n })
  },
  (random) => {
    const { order } = aRow(random)
    return (table) => table.where('order').equals(String(order)).delete()
  },
  (random) => {
    const { id } = aRow(random)
    return (table) => table.where(':id').between(id, `${id}~`).delete()
  },
  (random) => {
    const n = random.between(0, 20)
    return (table) => table.filter((row) => row.n === n).modify({ order: 'o1' })
  },
  // Two writes at once, as of `writeRows`.
  (random) => {
    const [one, other, gone] = [aRow(random), aRow(random), aRow(random)]
    return (table) =>
      table.db.transaction('rw', table, () =>
        Promise.all([table.put(one), table.bulkDelete([gone.id]), table.put(other), table.get(one.id)]).then(
          (all) => all[3],
        ),
      )
  },
]

const READS: ((random: Random) => (table: Table<Row, string>) => PromiseLike<unknown>)[] = [
  () => (table) => table.toArray(),
  () => (table) => table.count(),
  () => (table) => table.toCollection().primaryKeys(),
  (random) => {
    const limit = random.between(1, 9)
    return (table) => table.toCollection().reverse().limit(limit).toArray()
  },
  (random) => {
    const { id } = aRow(random)
    return (table) => table.get(id)
  },
  (random) => {
    const ids = Array.from({ length: random.between(1, 12) }, () => aRow(random).id)
    return (table) => table.bulkGet(ids)
  },
  (random) => {
    const { order } = aRow(random)
    return (table) => table.where('order').equals(String(order)).toArray()
  },
  (random) => {
    const { order } = aRow(random)
    return (table) => table.where('order').equals(String(order)).primaryKeys()
  },
  (random) => {
    const orders = Array.from({ length: 3 }, () => String(aRow(random).order))
    return (table) => table.where('order').anyOf(orders).toArray()
  },
  (random) => {
    const ids = Array.from({ length: 5 }, () => aRow(random).id)
    return (table) => table.where(':id').anyOf(ids).reverse().primaryKeys()
  },
  (random) => {
    const [from, to] = [random.between(0, 20), random.between(0, 20)].sort((a, b) => a - b)
    return (table) => table.where('n').between(from, to, true, true).toArray()
  },
  (random) => {
    const { id } = aRow(random)
    const limit = random.between(1, 9)
    return (table) => table.where(':id').above(id).limit(limit).toArray()
  },
  (random) => {
    const [from, to] = [aRow(random).id, aRow(random).id].sort()
    return (table) =>
      table
        .where(':id')
        .between(from, to, true, random.next() < 0.5)
        .reverse()
        .toArray()
  },
  (random) => {
    const n = random.between(0, 20)
    return (table) => table.where('n').aboveOrEqual(n).reverse().primaryKeys()
  },
  () => (table) => table.orderBy('order').uniqueKeys(),
  () => (table) => table.orderBy('n').reverse().keys(),
  () => (table) =>
    table
      .orderBy('n')
      .filter(({ order }) => order === 'o2')
      .toArray(),
  (random) => {
    const order = String(aRow(random).order)
    return (table) =>
      table
        .where('order')
        .equals(order)
        .filter(({ n }) => n > 9)
        .count()
  },
  () => (table) => table.orderBy('n').last(),
]

/** Reads that a plain table answers by one request, so that no write comes between. */
const READS_AT_ONCE: ((table: Table<Row, string>) => PromiseLike<unknown>)[] = [
  (table) => table.toArray(),
  (table) => table.count(),
  (table) => table.toCollection().primaryKeys(),
  (table) => table.where('n').between(0, 20).toArray(),
  (table) => table.where('order').equals('o1').toArray(),
  (table) => table.where(':id').above('').limit(24).toArray(),
]

describe('a table in blocks', () => {
  test.each(Array.from({ length: 20 }, (_, seed) => [seed]))(
    'answers like any other table, whatever is done to it (%i)',
    async (seed) => {
      const random = seeded(seed)
      for (let step = 0; step < 30; step++) {
        const act = random.pick(random.next() < 0.6 ? WRITES : READS)
        // Each table draws the same.
        const at = random.between(0, 1_000_000)
        const [blocks, plain] = [act(seeded(at)), act(seeded(at))]
        expect(await blocks(db.blocks), `step ${step}: ${act}`).toEqual(await plain(db.plain))
        expect(await db.blocks.toArray(), `after step ${step}: ${act}`).toEqual(await db.plain.toArray())
      }
      for (const record of await stored(db)) {
        const rows = rowsOf(record)
        expect(rows[0]?.id).toBe(record.id)
        if (rows.length === 1) continue
        expect(JSON.parse(record.$keys ?? '')).toEqual(rows.map(({ id }) => id))
        expect(record.order).toEqual(rows.map(({ order }) => order))
      }
    },
  )

  test.each(Array.from({ length: 15 }, (_, seed) => seed))(
    'answers a read that began before a write as it was before it (%i)',
    async (seed) => {
      const random = seeded(seed)
      const rows = Array.from({ length: 40 }, () => aRow(random))
      for (const table of [db.blocks, db.plain]) await table.bulkPut(rows)
      for (let step = 0; step < 15; step++) {
        const [read, write] = [random.pick(READS_AT_ONCE), random.pick(WRITES)]
        const at = random.between(0, 1_000_000)
        const answers = (table: Table<Row, string>) =>
          table.db.transaction('rw', table, async () => {
            await table.get(rows[0]?.id ?? '')
            const [before] = await Promise.all([read(table), write(seeded(at))(table)])
            return [before, await table.toArray()]
          })
        expect(await answers(db.blocks), `${read} beside ${write}`).toEqual(await answers(db.plain))
      }
    },
  )

  test('counts each of many rows once, also beside a write', async () => {
    const rows = Array.from({ length: 3000 }, (_, n) => ({ id: `r${1000 + n}`, order: 'o1', n }))
    await db.blocks.bulkPut(rows)
    const counted = db.transaction('rw', db.blocks, async () => {
      const [count] = await Promise.all([
        db.blocks.count(),
        db.blocks.put({ id: 'r2050', order: 'o1', n: 1 }),
      ])
      return count
    })
    expect(await counted).toBe(3000)
  })

  test('goes on after a row that is deleted while a cursor is before it', async () => {
    const rows = Array.from({ length: 12 }, (_, n) => ({ id: `r${10 + n}`, order: 'o1', n }))
    await db.blocks.bulkPut(rows)
    const seen: number[] = []
    await db.transaction('rw', db.blocks, () =>
      db.blocks.orderBy('n').each(({ n }) => {
        seen.push(n)
        if (n === 5) void db.blocks.delete('r16')
      }),
    )
    expect(seen).toEqual([0, 1, 2, 3, 4, 5, 7, 8, 9, 10, 11])
  })

  test('refuses a row without a key, and keeps the others', async () => {
    await db.blocks.bulkPut([1, 2, 3].map((n) => ({ id: `r${n}`, order: 'o1', n })))
    await expect(db.blocks.put({ order: 'o1', n: 4 } as Row)).rejects.toThrow()
    expect(await db.blocks.count()).toBe(3)
  })

  test('tells keys and counts without reading a row', async () => {
    await db.blocks.bulkPut(Array.from({ length: 30 }, (_, n) => ({ id: `r${10 + n}`, order: 'o1', n })))
    const texts = (await stored(db)).flatMap(({ $rows = '' }) => $rows.split('\n'))
    const parse = vi.spyOn(JSON, 'parse')
    expect((await db.blocks.toCollection().primaryKeys()).length).toBe(30)
    expect(await db.blocks.where('order').equals('o1').count()).toBe(30)
    expect(parse.mock.calls.filter(([text]) => texts.includes(text))).toEqual([])
    parse.mockRestore()
  })

  test('has far fewer records than rows, and none is too full', async () => {
    const rows = Array.from({ length: 100 }, (_, n) => ({ id: `r${100 + n}`, order: 'o1', n }))
    for (let from = 0; from < 100; from += 25) await db.blocks.bulkPut(rows.slice(from, from + 25))
    const blocks = (await stored(db)).map(rowsOf)
    expect(blocks.length).toBeLessThan(45)
    expect(Math.max(...blocks.map(({ length }) => length))).toBeLessThanOrEqual(3)
  })

  test('has a row by itself after its first change, and the others in blocks', async () => {
    const rows = Array.from({ length: 6 }, (_, n) => ({ id: `r${n}`, order: 'o1', n }))
    await db.blocks.bulkPut(rows)
    await db.blocks.update('r1', { n: 9 })
    await db.blocks.put({ id: 'r7', order: 'o2', n: 7 })
    await db.blocks.delete('r3')
    const blocks = (await stored(db)).map((record) => rowsOf(record).map(({ id }) => id))
    expect(blocks).toEqual([['r0'], ['r1'], ['r2'], ['r4', 'r5'], ['r7']])
  })

  test('does not take an answer from before a write for one after it', async () => {
    await db.blocks.bulkPut([1, 2, 3].map((n) => ({ id: `r${n}`, order: 'o1', n })))
    await db.transaction('rw', db.blocks, async () => {
      await db.blocks.get('r1')
      const read = db.blocks.where('order').equals('o1').toArray()
      await Promise.all([read, db.blocks.put({ id: 'r1', order: 'o1', n: 8 })])
      await db.blocks.put({ id: 'r3', order: 'o1', n: 9 })
    })
    expect((await db.blocks.toArray()).map(({ n }) => n)).toEqual([8, 2, 9])
  })

  test('writes nothing of a transaction that fails', async () => {
    await db.blocks.bulkPut([{ id: 'r1', order: 'o1', n: 1 }])
    const act = db.transaction('rw', db.blocks, async () => {
      await db.blocks.bulkPut(Array.from({ length: 9 }, (_, n) => ({ id: `r${n}`, order: 'o2', n: 7 })))
      await db.blocks.delete('r1')
      throw new Error('killed')
    })
    await expect(act).rejects.toThrow('killed')
    expect(await db.blocks.toArray()).toEqual([{ id: 'r1', order: 'o1', n: 1 }])
  })

  test('tells a live query of a row that changes beside the one that it reads', async () => {
    await db.blocks.bulkPut([1, 2, 3].map((n) => ({ id: `r${n}`, order: `o${n}`, n })))
    const heard: number[] = []
    let hear: () => void = () => undefined
    const next = () =>
      new Promise<void>((resolve) => {
        hear = resolve
      })
    const first = next()
    const subscription = liveQuery(() => db.blocks.where('order').equals('o2').toArray()).subscribe(
      (rows) => {
        heard.push(rows.length)
        hear()
      },
    )
    await first
    const second = next()
    await db.blocks.put({ id: 'r4', order: 'o2', n: 4 })
    await second
    subscription.unsubscribe()
    expect(heard).toEqual([1, 2])
  })
})

type StoredRecord = { id: string; order: unknown; $keys?: string; $columns?: string; $rows?: string }

const rowsOf = ({ $columns = '[]', $rows, ...row }: StoredRecord): Row[] => {
  const columns: string[] = JSON.parse($columns)
  const asRow = (json: string) => {
    const kept = JSON.parse(json)
    return Array.isArray(kept) ? Object.fromEntries(kept.map((value, at) => [columns[at], value])) : kept
  }
  return $rows?.split('\n').map(asRow) ?? [row as Row]
}

/** The records as IndexedDB has them. */
const stored = async ({ name }: Dexie): Promise<StoredRecord[]> => {
  const bare = await new Dexie(name).open()
  try {
    return await bare.table('blocks').toArray()
  } finally {
    bare.close()
  }
}
