import { afterEach, describe, expect, it, vi } from 'vitest'
import { searchTest, searchText } from '#domain/romania/search.ts'
import type { Vehicle } from '#domain/workshop/vehicles/schema.ts'
import { AppDatabase } from './database.ts'
import { type IndexEntry, RowIndex } from './row-index.ts'

const opened: AppDatabase[] = []
afterEach(async () => {
  for (const db of opened.splice(0)) await db.delete()
})

const idOf = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
const car = (n: number, client: string) =>
  ({
    id: idOf(n),
    tenant_id: 't',
    rev: 1,
    client_nume: client,
    nr_inmatriculare: `B${n}ABC`,
  }) as Vehicle

const build = async (name: string, cars: Vehicle[]) => {
  const db = new AppDatabase(name)
  opened.push(db)
  await db.rows('vehicles').bulkAdd(cars)
  const read: number[] = []
  const index = new RowIndex<'vehicles', IndexEntry>(db, 'vehicles', async (rows) => {
    read.push(rows.length)
    return rows.map((row) => ({
      id: row.id,
      text: searchText({ texts: [row.client_nume], plates: [row.nr_inmatriculare], phones: [] }),
    }))
  })
  const find = (query: string): string[] => {
    const fits = searchTest(query)
    return [...index.get().entries.values()].filter(({ text }) => fits(text)).map(({ id }) => id)
  }
  return { db, index, find, read }
}

const untilReady = (index: RowIndex<'vehicles', IndexEntry>) =>
  vi.waitFor(() => expect(index.get().ready).toBe(true))

describe('RowIndex', () => {
  it('reads nothing until somebody follows it, then everything, newest first and in slices', async () => {
    const { index, read } = await build(
      'index-slices',
      Array.from({ length: 2500 }, (_, n) => car(n, `Client ${n}`)),
    )
    expect(read).toEqual([])
    const states: [number, boolean][] = []
    const stop = index.subscribe(() => states.push([index.get().entries.size, index.get().ready]))
    await untilReady(index)
    stop()
    expect(read).toEqual([500, 500, 500, 500, 500])
    expect(states.at(-1)).toEqual([2500, true])
    expect(index.get().entries.keys().next().value).toBe(idOf(2499))
  })

  it('follows what is added, changed and deleted, and reads only those rows', async () => {
    const { db, index, find, read } = await build('index-follows', [car(1, 'Ana'), car(2, 'Ion')])
    index.subscribe(() => undefined)
    await untilReady(index)
    read.length = 0
    await db.rows('vehicles').put(car(3, 'Ștefan Țurcanu'))
    await vi.waitFor(() => expect(find('stefan turc')).toEqual([idOf(3)]))
    await db.rows('vehicles').update(idOf(1), { client_nume: 'Ioana' })
    await vi.waitFor(() => expect(find('ioana')).toEqual([idOf(1)]))
    await db.rows('vehicles').delete(idOf(2))
    await vi.waitFor(() => expect(index.get().entries.has(idOf(2))).toBe(false))
    expect(Math.max(...read)).toBe(1)
  })

  it('throws the read error to its followers, who would wait for ever otherwise', async () => {
    const db = new AppDatabase('index-fails')
    opened.push(db)
    await db.rows('vehicles').bulkAdd([car(1, 'Ana')])
    const index = new RowIndex<'vehicles', IndexEntry>(db, 'vehicles', async () => {
      throw new Error('the disk does not answer')
    })
    await new Promise<void>((told) => index.subscribe(told))
    expect(() => index.get()).toThrow('the disk does not answer')
    await expect(index.whole()).rejects.toThrow('the disk does not answer')
  })

  it('misses nothing that is written during its first read', async () => {
    const { db, index, find } = await build(
      'index-meanwhile',
      Array.from({ length: 1500 }, (_, n) => car(n, 'Client')),
    )
    index.subscribe(() => undefined)
    await db.rows('vehicles').put(car(9000, 'Venit între timp'))
    await db.rows('vehicles').update(idOf(1400), { client_nume: 'Schimbat' })
    await vi.waitFor(() => {
      expect(find('venit timp')).toEqual([idOf(9000)])
      expect(find('schimbat')).toEqual([idOf(1400)])
    })
    expect(index.get().entries.size).toBe(1501)
  })

  it('notices that a table was emptied', async () => {
    const { db, index } = await build('index-emptied', [car(1, 'Ana'), car(2, 'Ion')])
    index.subscribe(() => undefined)
    await untilReady(index)
    await db.rows('vehicles').clear()
    await vi.waitFor(() => expect(index.get().entries.size).toBe(0))
  })

  it('reads changes once while nobody follows: when they stop, or when somebody follows again', async () => {
    const { db, index, find, read } = await build('index-unseen', [car(1, 'Ana')])
    const stop = index.subscribe(() => undefined)
    await untilReady(index)
    stop()
    read.length = 0
    for (let n = 2; n <= 20; n++) await db.rows('vehicles').put(car(n, 'Adus'))
    expect(read).toEqual([])
    index.subscribe(() => undefined)
    await vi.waitFor(() => expect(find('adus')).toHaveLength(19))
    expect(read).toEqual([19])
  })

  it('keeps its state the same object until something changes', async () => {
    const { index } = await build('index-stable', [car(1, 'Ana')])
    index.subscribe(() => undefined)
    await untilReady(index)
    expect(index.get()).toBe(index.get())
  })
})
