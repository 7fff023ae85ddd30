import Dexie from 'dexie'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ErrorCode } from '#domain/kernel/errors.ts'
import { uuidv7 } from '#domain/kernel/ids.ts'
import { systemActor } from '#domain/sync/actor.ts'
import { seedId } from '#domain/workshop/catalog/seeds.ts'
import { issueInvoice } from '#domain/workshop/invoices/draft.ts'
import { localShop } from '#domain/workshop/shop/local-shop.ts'
import { A_PERSON, FACTS } from '#tests/factories/invoices.ts'
import { seeded } from '#tests/factories/random.ts'
import { AppDatabase, getMeta, setMeta } from '../database.ts'
import { inBounds } from '../in-bounds.ts'
import { type DraftOp, mutate, type Writer } from '../mutate.ts'
import { checkBackup } from './check-backup.ts'
import { Checksum } from './checksum.ts'
import { type BackupProgress, MAX_LINE } from './format.ts'
import { BACKUP_AT } from './notes.ts'
import { finishRestore, restoreBackup, wayBack } from './restore-backup.ts'
import { writeBackup } from './write-backup.ts'

const NOW = Date.UTC(2026, 10, 21, 8)
const random = seeded(31)
const newId = () => uuidv7(NOW, random.bytes(10))

const freeTier = async (shopName: string): Promise<Writer> => {
  const db = new AppDatabase(`backup-${newId()}`)
  const tenantId = newId()
  const actor = { tenantId, userId: tenantId, kind: 'staff' as const, role: 'owner' as const }
  const writer: Writer = { db, mode: 'local', actor, now: () => NOW, newId }
  const system = { ...writer, actor: systemActor(actor, 'device') }
  await mutate(system, 'open', localShop(tenantId, shopName))
  await setMeta(db, 'tenantId', tenantId)
  return writer
}

const order = (day = '2026-11-20'): DraftOp[] => {
  const id = newId()
  const line = {
    order_id: id,
    tip: 'material',
    descriere: 'Bujie',
    um: 'buc',
    cantitate: 4000,
    pret_unitar: 4500,
  }
  return [
    { op: 'insert', collection: 'orders', id, data: { data_comanda: day, observatii: 'Ștergător stâng ț' } },
    { op: 'insert', collection: 'order_lines', id: newId(), data: line },
  ]
}

/** Everything in a database that belongs to its data. */
const allOf = async (db: AppDatabase) => {
  const all: Record<string, unknown[]> = {}
  for (const table of db.tables) all[table.name] = await table.toArray()
  all.meta = (await db.meta.toArray()).filter(({ key }) => key !== BACKUP_AT && key !== 'columns')
  return all
}

const linesOf = async (file: Blob): Promise<string[]> => {
  const text = await new Response(file.stream().pipeThrough(new DecompressionStream('gzip'))).text()
  return text.trimEnd().split('\n')
}
const fileOf = (lines: readonly string[]): Promise<Blob> =>
  new Response(new Blob([`${lines.join('\n')}\n`]).stream().pipeThrough(new CompressionStream('gzip'))).blob()

/** A file with any lines and an end that matches them. */
const signed = async (lines: readonly string[]): Promise<Blob> => {
  const checksum = new Checksum()
  for (const line of lines) await checksum.add(line)
  return fileOf([...lines, JSON.stringify({ type: 'end', lines: checksum.lines, sha256: checksum.hex })])
}

const codeOf = async (work: Promise<unknown>): Promise<ErrorCode | null> =>
  work.then(
    () => null,
    (error: { code: ErrorCode }) => error.code,
  )

let here: Writer
let file: Blob
beforeEach(async () => {
  here = await freeTier('Service Ștefan')
  await mutate(here, 'Comandă nouă', order())
  await mutate(here, 'Comandă nouă', order('2026-11-19'))
  await mutate(here, 'Preț', [
    { op: 'patch', collection: 'catalog_preturi', id: seedId(5, 1), data: { pret: 20_000 } },
  ])
  file = await writeBackup(here)
})
afterEach(async () => {
  await here.db.delete()
  await Dexie.delete('roa-safety')
})

describe('a backup', () => {
  it('tells what is in it', async () => {
    const preview = await checkBackup(file)
    expect(preview.head).toMatchObject({
      madeAt: new Date(NOW).toISOString(),
      shop: 'Service Ștefan',
      mode: 'local',
    })
    expect(preview.counts).toMatchObject({ orders: 2, order_lines: 2, tenants: 1, catalog_marci: 24 })
    expect(preview).toMatchObject({ refused: 0, latestOrder: '2026-11-20' })
  })

  it('is the same to the last value when it is restored on another device, and continues with the next number', async () => {
    const there = await freeTier('Alt telefon')
    await mutate(there, 'x', order())
    await restoreBackup(there, file)
    expect(await allOf(there.db)).toEqual(await allOf(here.db))
    expect(await getMeta(there.db, BACKUP_AT)).toBe(new Date(NOW).toISOString())
    const { tenantId } = here.actor
    await mutate({ ...there, actor: here.actor }, 'Comandă nouă', order())
    const numbers = (await there.db.rows('orders').toArray()).map((row) => [row.nr_comanda, row.tenant_id])
    expect(numbers.sort()).toEqual([1, 2, 3].map((number) => [number, tenantId]))
    await there.db.delete()
  })

  it('keeps the data from before the restore, and gives it back', async () => {
    const there = await freeTier('Alt telefon')
    await mutate(there, 'x', order('2026-10-01'))
    const before = await allOf(there.db)
    const seen: BackupProgress[] = []
    await restoreBackup(there, file, (progress) => seen.push(progress))
    // Saving and restoring share one progress bar, which moves forward and ends full.
    expect(seen.map(({ done }) => done)).toEqual(seen.map(({ done }) => done).sort((a, b) => a - b))
    expect(new Set(seen.map(({ total }) => total)).size).toBe(1)
    expect(seen.at(-1)?.done).toBe(seen[0]?.total)
    const back = await wayBack()
    expect(back?.at).toBe(new Date(NOW).toISOString())
    await restoreBackup(there, back?.file ?? new Blob())
    expect(await allOf(there.db)).toEqual(before)
    await there.db.delete()
  })

  it('of many rows is split into chunks and reports progress', async () => {
    for (let made = 0; made < 3; made++) {
      const vehicles = Array.from({ length: 400 }, () => ({
        op: 'insert' as const,
        collection: 'vehicles',
        id: newId(),
        data: { nr_inmatriculare: 'CT01ABC' },
      }))
      await mutate(here, 'mașini', vehicles)
    }
    const seen: number[] = []
    const large = await writeBackup(here, ({ done }) => seen.push(done))
    expect(seen).toEqual([...seen].sort((a, b) => a - b))
    const chunks = (await linesOf(large)).filter((line) => line.includes('"collection":"vehicles","columns"'))
    expect(chunks).toHaveLength(3)
    expect((await checkBackup(large)).counts.vehicles).toBe(1200)
  })
})

describe('a damaged backup file', () => {
  it.each<[string, ErrorCode, (file: Blob) => Promise<Blob> | Blob]>([
    ['something else', 'backup_unknown', () => new Blob(['PK poza.jpg'])],
    ['nothing', 'backup_unknown', () => new Blob([])],
    ['other compressed text', 'backup_unknown', () => fileOf(['{"type":"alt fișier"}'])],
    ['one cut in the middle', 'backup_damaged', (good) => good.slice(0, good.size / 2)],
    ['one cut near the end', 'backup_damaged', (good) => good.slice(0, good.size - 5)],
    ['one without its end', 'backup_damaged', async (good) => fileOf((await linesOf(good)).slice(0, -1))],
    [
      'one without a line in the middle',
      'backup_damaged',
      async (good) => fileOf((await linesOf(good)).filter((_, index) => index !== 3)),
    ],
    [
      'one with a changed price',
      'backup_damaged',
      async (good) => fileOf((await linesOf(good)).map((line) => line.replace('4500', '4501'))),
    ],
    [
      'one with something after its end',
      'backup_damaged',
      async (good) => fileOf([...(await linesOf(good)), '{"type":"meta","entries":[]}']),
    ],
    [
      'one of a newer app',
      'backup_newer',
      async (good) =>
        signed((await linesOf(good)).slice(0, -1).map((line) => line.replace('"version":1', '"version":2'))),
    ],
    [
      'the copy of an account',
      'backup_of_account',
      async (good) =>
        signed(
          (await linesOf(good)).slice(0, -1).map((line) => line.replace('"mode":"local"', '"mode":"synced"')),
        ),
    ],
  ])('%s is refused as %s', async (_, code, spoil) => {
    expect(await codeOf(checkBackup(await spoil(file)))).toBe(code)
  })

  it('with a flipped bit anywhere is refused', async () => {
    const bytes = new Uint8Array(await file.arrayBuffer())
    // The head of gzip holds a time and a system, on which nothing depends.
    for (let at = 10; at < bytes.length; at += Math.ceil(bytes.length / 40)) {
      const spoiled = bytes.slice()
      spoiled[at] = (spoiled[at] ?? 0) ^ 0x10
      expect(['backup_damaged', 'backup_unknown']).toContain(await codeOf(checkBackup(new Blob([spoiled]))))
    }
  })

  it('reports which rows are not valid; the others come back', async () => {
    const lines = (await linesOf(file))
      .slice(0, -1)
      .map((line) => line.replace('"2026-11-20"', '"2026-02-30"'))
    const spoiled = await signed(lines)
    // The order, and the line that belongs to it.
    expect(await checkBackup(spoiled)).toMatchObject({ refused: 2, counts: { orders: 1, order_lines: 1 } })
    const there = await freeTier('Alt telefon')
    await restoreBackup(there, spoiled)
    expect(await there.db.rows('orders').count()).toBe(1)
    expect(await there.db.rows('order_lines').count()).toBe(1)
    await there.db.delete()
  })

  /** The file with changed notes or rows. */
  const withNotes = async (change: (notes: Map<string, unknown>) => void): Promise<Blob> =>
    signed(
      (await linesOf(file)).slice(0, -1).map((line) => {
        const chunk = JSON.parse(line) as { type: string; entries: { key: string; value: unknown }[] }
        if (chunk.type !== 'meta') return line
        const notes = new Map(chunk.entries.map(({ key, value }) => [key, value]))
        change(notes)
        return JSON.stringify({ type: 'meta', entries: [...notes].map(([key, value]) => ({ key, value })) })
      }),
    )
  type Chunk = { type: string; collection: string; columns: string[]; rows: unknown[][] }
  const withRows = async (name: string, change: (chunk: Chunk) => void): Promise<Blob> =>
    signed(
      (await linesOf(file)).slice(0, -1).map((line) => {
        const chunk = JSON.parse(line) as Chunk
        if (chunk.type === 'rows' && chunk.collection === name) change(chunk)
        return JSON.stringify(chunk)
      }),
    )

  it.each<[string, (notes: Map<string, unknown>) => void]>([
    ['no note of whose it is', (notes) => notes.delete('tenantId')],
    ['the note of another shop', (notes) => notes.set('tenantId', newId())],
    ['no head', (notes) => notes.delete('head')],
    ['a head in words', (notes) => notes.set('head', 'abc')],
    ['a head below nothing', (notes) => notes.set('head', -5)],
    ['a head that cannot be counted', (notes) => notes.set('head', 2 ** 53)],
    ['a head after which none can be counted', (notes) => notes.set('head', 2 ** 53 - 1)],
    ['a number after which there is none', (notes) => notes.set('counter:orders', 999_999_999)],
    ['a head behind its rows', (notes) => notes.set('head', 1)],
    ['a number in words', (notes) => notes.set('counter:orders', 'x')],
    ['a number that was given already', (notes) => notes.set('counter:orders', 1)],
    ['a device without a name', (notes) => notes.set('deviceId', 'al meu')],
  ])('with %s is refused, and nothing is changed', async (_, change) => {
    const spoiled = await withNotes(change)
    expect(await codeOf(checkBackup(spoiled))).toBe('backup_damaged')
    const there = await freeTier('Alt telefon')
    await mutate(there, 'x', order())
    const before = await allOf(there.db)
    expect(await codeOf(restoreBackup(there, spoiled))).toBe('backup_damaged')
    expect(await allOf(there.db)).toEqual(before)
    await there.db.delete()
  })

  it('with an unknown note keeps the notes it knows', async () => {
    const more = await withNotes((notes) => notes.set('cursor', 'x'))
    const there = await freeTier('Alt telefon')
    await restoreBackup(there, more)
    expect(await getMeta(there.db, 'cursor')).toBeUndefined()
    await there.db.delete()
  })

  it('without the shop itself is refused', async () => {
    const spoiled = await withRows('tenants', (chunk) => {
      chunk.rows = []
    })
    expect(await codeOf(checkBackup(spoiled))).toBe('backup_damaged')
  })

  it('leaves out rows without a parent, and duplicates', async () => {
    const without = await withRows('orders', (chunk) => {
      chunk.rows = chunk.rows.slice(1)
    })
    expect(await checkBackup(without)).toMatchObject({ refused: 1, counts: { orders: 1, order_lines: 1 } })
    const twice = await withRows('orders', (chunk) => {
      chunk.rows.push(chunk.rows[0] ?? [])
    })
    expect(await checkBackup(twice)).toMatchObject({ refused: 1, counts: { orders: 2 } })
    const elsewhere = await withRows('orders', (chunk) => {
      const at = chunk.columns.indexOf('tenant_id')
      for (const row of chunk.rows) row[at] = newId()
    })
    expect((await checkBackup(elsewhere)).refused).toBe(4)
  })

  it('leaves out an invoice whose TVA cannot be read, and what belongs to it', async () => {
    const series = newId()
    const [{ id: orderId } = { id: '' }] = await here.db.rows('orders').toArray()
    await mutate(here, 'mașina', [
      { op: 'insert', collection: 'vehicles', id: series, data: { nr_inmatriculare: 'CT01ABC' } },
      { op: 'patch', collection: 'orders', id: orderId, data: { vehicle_id: series } },
    ])
    await mutate(here, 'gata', [
      { op: 'patch', collection: 'orders', id: orderId, data: { status: 'VALIDAT' } },
    ])
    await mutate(here, 'serie', [
      { op: 'insert', collection: 'invoice_series', id: series, data: { serie: 'FCT' } },
    ])
    const lines = await here.db.rows('order_lines').where('order_id').equals(orderId).toArray()
    const [shop] = await here.db.rows('tenants').toArray()
    const [made] = await here.db.rows('orders').where('id').equals(orderId).toArray()
    if (!shop || !made) throw new Error('no shop')
    const draft = { order: made, lines, shop, facts: FACTS, discount: 0 }
    const numbering = { id: series, dispozitiv_id: '', ultimul_numar: 0 }
    const { ops } = issueInvoice(draft, { series: numbering, buyer: A_PERSON }, newId)
    await mutate(here, 'factură', ops)
    file = await writeBackup(here)
    expect(await checkBackup(file)).toMatchObject({ refused: 0, counts: { invoices: 1, invoice_lines: 1 } })
    const spoiled = await withRows('invoices', (chunk) => {
      const at = chunk.columns.indexOf('tva_pe_cote')
      for (const row of chunk.rows) row[at] = '{'
    })
    expect((await checkBackup(spoiled)).refused).toBe(2)
    // A number that the series would give out again.
    const behind = await withRows('invoice_series', (chunk) => {
      const at = chunk.columns.indexOf('ultimul_numar')
      for (const row of chunk.rows) row[at] = 0
    })
    expect(await codeOf(checkBackup(behind))).toBe('backup_damaged')
  })

  it('that is one endless line is not read to its end', async () => {
    const piece = 'a'.repeat(1_000_000)
    let given = 0
    const endless = new ReadableStream<string>({
      pull: (controller) => {
        given += 1
        if (given > 400) controller.close()
        else controller.enqueue(given === 1 ? `{"type":"${piece}` : piece)
      },
    })
    const packed = endless
      .pipeThrough(new TextEncoderStream())
      .pipeThrough(new CompressionStream('gzip') as ReadableWritablePair<Uint8Array<ArrayBuffer>, Uint8Array>)
    const large = await new Response(packed).blob()
    expect(await codeOf(checkBackup(large))).toBe('backup_too_large')
  }, 60_000)

  it('is never written in lines that are too long to read back', async () => {
    const many = Array.from({ length: 600 }, () => ({
      op: 'insert' as const,
      collection: 'orders',
      id: newId(),
      data: {
        data_comanda: '2026-11-20',
        note_interne: 'ș'.repeat(4000),
        observatii: 'x'.repeat(4000),
        solicitare: 'y'.repeat(2000),
        stare_vehicul: '😀'.repeat(2000),
      },
    }))
    for (const act of inBounds(many)) await mutate(here, 'multe', act)
    const large = await writeBackup(here)
    const lengths = (await linesOf(large)).map((line) => line.length)
    expect(Math.max(...lengths)).toBeLessThan(MAX_LINE / 2)
    expect(await checkBackup(large)).toMatchObject({ refused: 0, counts: { orders: 602 } })
  }, 60_000)

  it('of an older app gets the columns that it lacks', async () => {
    const lines = (await linesOf(file)).slice(0, -1).map((line) => {
      const chunk = JSON.parse(line) as {
        type: string
        collection: string
        columns: string[]
        rows: unknown[][]
      }
      if (chunk.type !== 'rows' || chunk.collection !== 'orders') return line
      const at = chunk.columns.indexOf('observatii')
      chunk.columns.splice(at, 1)
      for (const row of chunk.rows) row.splice(at, 1)
      return JSON.stringify(chunk)
    })
    const older = await signed(lines)
    expect((await checkBackup(older)).refused).toBe(0)
  })
})

describe('a restore', () => {
  it('that is interrupted continues at the next start, and nothing is written in between', async () => {
    const there = await freeTier('Alt telefon')
    const { name } = there.db
    const hook = () => {
      there.db.close()
      throw new Error('the tab was closed')
    }
    there.db.rows('orders').hook('creating', hook)
    await restoreBackup(there, file).catch(() => undefined)
    const again = new AppDatabase(name)
    const writer = { ...there, db: again }
    expect(await codeOf(mutate(writer, 'x', order()))).toBe('data_restoring')
    await finishRestore(writer)
    expect(await allOf(again)).toEqual(await allOf(here.db))
    await again.delete()
  })

  it('of a file without clients finds or makes those of its cars', async () => {
    const old = await freeTier('Aplicația de dinainte')
    const cars = [newId(), newId()]
    for (const id of cars) {
      const data = { client_nume: 'Ana Pop', client_telefon: '0722123456' }
      await mutate(old, 'x', [{ op: 'insert', collection: 'vehicles', id, data }])
      await old.db.rows('vehicles').update(id, { contact_id: null })
    }
    await old.db.rows('contacts').clear()
    const there = await freeTier('Alt telefon')
    await restoreBackup(there, await writeBackup(old))
    const [client, ...more] = await there.db.rows('contacts').toArray()
    expect(more).toEqual([])
    expect(client).toMatchObject({ name: 'Ana Pop', phone: '+40722123456' })
    for (const car of await there.db.rows('vehicles').toArray()) expect(car.contact_id).toBe(client?.id)
    await old.db.delete()
    await there.db.delete()
  })

  it('that cannot be finished leaves the data that was here', async () => {
    const there = await freeTier('Alt telefon')
    await mutate(there, 'x', order('2026-10-01'))
    const before = await allOf(there.db)
    let isFull = true
    there.db.rows('orders').hook('creating', (_, row) => {
      if (isFull && row.data_comanda !== '2026-10-01') throw new DOMException('full', 'QuotaExceededError')
    })
    expect(await codeOf(restoreBackup(there, file))).toBe('storage_full')
    isFull = false
    expect(await allOf(there.db)).toEqual(before)
    expect(await codeOf(mutate(there, 'x', order()))).toBeNull()
    await there.db.delete()
  })

  it('is refused on an account', async () => {
    expect(await codeOf(restoreBackup({ ...here, mode: 'synced' }, file))).toBe('backup_of_account')
  })
})
