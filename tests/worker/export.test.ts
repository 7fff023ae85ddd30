import { unzipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { parseCsv } from '#domain/csv/csv.ts'
import { dayInRomania } from '#domain/kernel/dates.ts'
import type { Manifest } from '#domain/roaauto/manifest.ts'
import type { NumberingAnswer } from '#domain/roaauto/numbering.ts'
import { EXPORTED } from '#domain/roaauto/tables.ts'
import type { Op } from '#domain/sync/protocol.ts'
import { registerShop } from '#tests/factories/accounts.ts'
import { call, errorOf, post, rowsDb } from '#tests/factories/api.ts'
import { demoActs } from '#tests/factories/demo-shop.ts'
import { aDevice, newId, type TestDevice } from '#tests/factories/sync.ts'

/** The export of a shop with some work, read as somebody at the other end reads it. */

let device: TestDevice
let headers: Record<string, string>
let tenantId: string

const numbers = async () => {
  const response = await post('/api/export/roaauto/numbers', {}, headers)
  expect(response.status).toBe(200)
  return (await response.json()) as NumberingAnswer
}

const download = async () => {
  const response = await call('/api/export/roaauto', { headers })
  expect(response.status).toBe(200)
  const entries = unzipSync(new Uint8Array(await response.arrayBuffer()))
  const text = (name: string) => new TextDecoder().decode(entries[name])
  const table = (name: string) => {
    const [head = [], ...rows] = parseCsv(text(`${name}.csv`), ',').map(({ fields }) => fields)
    return rows
      .map((fields) => Object.fromEntries(head.map((column, place) => [column, fields[place] ?? ''])))
      .sort((a, b) => Number(a.id) - Number(b.id))
  }
  const manifest = JSON.parse(text('manifest.json')) as Manifest
  return { response, names: Object.keys(entries), text, table, manifest }
}

const push = async (ops: readonly Op[]) => {
  const { results } = await device.act([...ops])
  expect(results.map(({ status }) => status)).toEqual(['applied'])
}

beforeAll(async () => {
  const shop = await registerShop({ cui: '14399840' })
  device = aDevice(shop)
  headers = device.headers
  tenantId = shop.answer.me.shop.id
  const acts = demoActs(tenantId, Date.now(), 40, 20).map(({ ops }) => ops)
  const { results } = await device.act(...acts)
  expect(results.filter(({ status }) => status !== 'applied')).toEqual([])
})

describe('the export for Oracle', () => {
  it('is refused while rows have no number, and the numbers are given in the order of the rows', async () => {
    expect((await errorOf(await call('/api/export/roaauto', { headers }))).code).toBe('export_unnumbered')
    let answer = await numbers()
    expect(answer.numbered).toBeGreaterThan(100)
    while (answer.left > 0) answer = await numbers()
    for (const name of EXPORTED) {
      const { results } = await rowsDb
        .prepare(`SELECT oracle_id FROM "${name}" WHERE tenant_id = ?1 AND deleted_at IS NULL ORDER BY id`)
        .bind(tenantId)
        .all<{ oracle_id: number }>()
      expect(results.map(({ oracle_id }) => oracle_id)).toEqual(results.map((_, index) => index + 1))
    }
  })

  it('has every table of the mapping with its control file, and a manifest', async () => {
    const { names, response, manifest } = await download()
    expect(response.headers.get('content-disposition')).toContain(`roaauto-${dayInRomania(Date.now())}.zip`)
    expect([...names].sort()).toEqual(
      [...manifest.files.flatMap(({ file, control }) => [file, control]), 'manifest.json'].sort(),
    )
    expect(manifest.files).toHaveLength(13)
    expect(manifest.shop.cui).toBe('14399840')
  })

  it('ties out: what the manifest says is what the files and the database add up to', async () => {
    const { table, manifest } = await download()
    expect(manifest.checks.map(({ ok }) => ok)).toEqual(manifest.checks.map(() => true))
    for (const { table: name, rows, sums } of manifest.files) {
      const found = table(name)
      expect([name, found.length]).toEqual([name, rows])
      for (const [column, sum] of Object.entries(sums)) {
        const added = found.reduce((total, row) => total + BigInt((row[column] || '0').replace('.', '')), 0n)
        expect([name, column, BigInt(sum.replace('.', ''))]).toEqual([name, column, added])
      }
    }
    const inDatabase = await rowsDb
      .prepare(
        'SELECT count(*) AS n, sum(total_general) AS total FROM orders WHERE tenant_id = ?1 AND deleted_at IS NULL',
      )
      .bind(tenantId)
      .first<{ n: number; total: number }>()
    const orders = manifest.files.find(({ table: name }) => name === 'dev_ordl')
    expect(orders?.rows).toBe(inDatabase?.n)
    expect(BigInt(orders?.sums.total_general?.replace('.', '') ?? '')).toBe(BigInt(inDatabase?.total ?? 0))
  })

  it('links by number: every line has its order, every order its car, every car its make', async () => {
    const { table, manifest } = await download()
    const idsOf = (name: string) => new Set(table(name).map(({ id }) => id))
    for (const name of ['dev_oper', 'dev_estimari_produse'])
      for (const { order_id } of table(name)) expect(idsOf('dev_ordl')).toContain(order_id)
    for (const { vehicle_id } of table('dev_ordl')) expect(idsOf('dev_masiniclienti')).toContain(vehicle_id)
    for (const { marca_id } of table('dev_masiniclienti')) expect(idsOf('dev_nom_marci')).toContain(marca_id)
    expect(manifest.files.map(({ lost_links }) => lost_links)).toEqual(manifest.files.map(() => 0))
  })

  it('keeps the numbers that were given, whatever is written and exported later', async () => {
    const before = (await download()).table('dev_ordl')
    const car = newId()
    await push([
      { op: 'insert', collection: 'vehicles', id: car, data: { nr_inmatriculare: 'CT 99 NOU' } },
      {
        op: 'insert',
        collection: 'orders',
        id: newId(),
        data: { data_comanda: '2026-11-21', vehicle_id: car },
      },
    ])
    expect((await errorOf(await call('/api/export/roaauto', { headers }))).code).toBe('export_unnumbered')
    expect(await numbers()).toEqual({ numbered: 2, left: 0 })
    expect(await numbers()).toEqual({ numbered: 0, left: 0 })
    const after = (await download()).table('dev_ordl')
    expect(after.slice(0, before.length)).toEqual(before)
    expect(after.at(-1)?.id).toBe(String(before.length + 1))
  })

  it('numbers nothing twice when two ask at once', async () => {
    await push(
      Array.from(
        { length: 30 },
        (_, index): Op => ({
          op: 'insert',
          collection: 'catalog_ansamble',
          id: newId(),
          data: { denumire: `A${index}` },
        }),
      ),
    )
    await Promise.all([numbers(), numbers(), numbers()])
    const { table } = await download()
    const ids = table('dev_nom_ansamble').map(({ id }) => Number(id))
    expect(ids.sort((a, b) => a - b)).toEqual(ids.map((_, index) => index + 1))
  })

  it('takes a merged car for the one that was kept', async () => {
    const [kept, double] = [newId(), newId()]
    await push([
      { op: 'insert', collection: 'vehicles', id: kept, data: { nr_inmatriculare: 'B 01 UNU' } },
      { op: 'insert', collection: 'vehicles', id: double, data: { nr_inmatriculare: 'B 02 DOI' } },
      {
        op: 'insert',
        collection: 'orders',
        id: newId(),
        data: { data_comanda: '2026-11-21', vehicle_id: double },
      },
    ])
    await push([
      { op: 'patch', collection: 'vehicles', id: double, data: { merged_into: kept }, base: 1_000_000 },
    ])
    await numbers()
    const { table } = await download()
    const cars = table('dev_masiniclienti')
    const car = cars.find(({ nr_inmatriculare }) => nr_inmatriculare === 'B01UNU')
    expect(cars.some(({ nr_inmatriculare }) => nr_inmatriculare === 'B02DOI')).toBe(false)
    expect(table('dev_ordl').at(-1)).toMatchObject({ vehicle_id: car?.id, nr_auto: 'B02DOI' })
  })

  it('is the owner’s alone, and no client may give a number', async () => {
    expect((await call('/api/export/roaauto')).status).toBe(401)
    const op = { op: 'patch', collection: 'tenants', id: tenantId, data: { oracle_id: 7 }, base: 1 }
    expect((await device.act([op])).results).toMatchObject([{ code: 'forbidden_column' }])
  })
})
