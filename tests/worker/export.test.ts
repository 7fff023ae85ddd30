import { unzipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { parseCsv } from '#domain/csv/csv.ts'
import { TRIES } from '#domain/effects/timing.ts'
import { tellPeople } from '#domain/notifications/jobs.ts'
import type { Manifest } from '#domain/roaauto/manifest.ts'
import { exportFileName, type ShopExport } from '#domain/roaauto/schema.ts'
import { EXPORTED } from '#domain/roaauto/tables.ts'
import { LIMITS, type Op } from '#domain/sync/protocol.ts'
import { registerShop } from '#tests/factories/accounts.ts'
import { bindings, call, errorOf, rowsDb } from '#tests/factories/api.ts'
import { byDay, demoActs } from '#tests/factories/demo-shop.ts'
import { comeDue, deliver } from '#tests/factories/effects.ts'
import { shopWithMechanic } from '#tests/factories/mechanic.ts'
import { aDevice, aShop, newId, type TestDevice } from '#tests/factories/sync.ts'
import { exportKey } from '#worker/db/export-rows.ts'
import { oneState } from '#worker/modules/exports/one-state.ts'
import { PART_BYTES, Upload } from '#worker/providers/upload.ts'

/** The export of a shop with some work, requested by its device and read as its receiver reads it. */

type Shop = { device: TestDevice; tenantId: string }
let shop: Shop

const askOp = (id: string, data = {}) => ({ op: 'insert', collection: 'exports', id, data })

const rowOf = (id: string) =>
  rowsDb.prepare('SELECT * FROM exports WHERE id = ?').bind(id).first<ShopExport>()

const effectOf = (key: string) =>
  rowsDb
    .prepare('SELECT state, error FROM effects WHERE key = ?')
    .bind(key)
    .first<{ state: string; error: string | null }>()

/** Requests an export, which stays pending because nothing reaches the queue. Returns its id and its effect. */
const ask = async ({ device, tenantId }: Shop) => {
  const id = newId()
  const key = `exports.build/${id}/1`
  await rowsDb.exec(
    `CREATE TRIGGER later AFTER INSERT ON effects WHEN NEW.key = '${key}' BEGIN UPDATE effects SET next_at = '2099-01-01T00:00:00.000Z' WHERE key = NEW.key; END`,
  )
  const { results } = await device.act([askOp(id)])
  await rowsDb.exec('DROP TRIGGER later')
  expect(results.map(({ status }) => status)).toEqual(['applied'])
  return { id, key, message: { tenantId, key } }
}

/** Makes one try of an effect. */
const carry = async ({ key, message }: { key: string; message: { tenantId: string; key: string } }) => {
  await comeDue(key)
  await deliver(message)
}

const made = async (of: Shop) => {
  const asked = await ask(of)
  await carry(asked)
  expect((await rowOf(asked.id))?.state).toBe('ready')
  return asked.id
}

const download = async ({ device }: Shop, id: string) => {
  const response = await device.get(`/api/exports/${id}/1`)
  expect(response.status).toBe(200)
  const bytes = new Uint8Array(await response.arrayBuffer())
  const entries = unzipSync(bytes)
  const text = (name: string) => new TextDecoder().decode(entries[name])
  const table = (name: string) => {
    const [head = [], ...rows] = parseCsv(text(`${name}.csv`), ',').map(({ fields }) => fields)
    return rows
      .map((fields) => Object.fromEntries(head.map((column, place) => [column, fields[place] ?? ''])))
      .sort((a, b) => Number(a.id) - Number(b.id))
  }
  const manifest = JSON.parse(text('manifest.json')) as Manifest
  return { response, bytes, names: Object.keys(entries), table, manifest }
}

const push = async (ops: readonly Op[]) => {
  const { results } = await shop.device.act([...ops])
  expect(results.map(({ status }) => status)).toEqual(['applied'])
}

beforeAll(async () => {
  const session = await registerShop({ cui: '14399840' })
  shop = { device: aDevice(session), tenantId: session.answer.me.shop.id }
  const acts = byDay(demoActs(shop.tenantId, Date.now(), 40, 20))
    .flat()
    .map(({ ops }) => ops)
  for (let from = 0; from < acts.length; from += LIMITS.mutationsPerPush) {
    const { results } = await shop.device.act(...acts.slice(from, from + LIMITS.mutationsPerPush))
    expect(results.filter(({ status }) => status !== 'applied')).toEqual([])
  }
})

describe('the export for Oracle', () => {
  const id = newId()
  let first: Awaited<ReturnType<typeof download>>

  it('is made in the background', async () => {
    await shop.device.act([askOp(id)])
    await expect.poll(async () => (await rowOf(id))?.state, { timeout: 20_000 }).toBe('ready')
    const row = await rowOf(id)
    first = await download(shop, id)
    expect(row).toMatchObject({ checks_ok: 1, error: '', upload_id: '', size: first.bytes.byteLength })
    expect([row?.asked_by, row?.done]).toEqual(['Ștefan Țuțea', row?.total])
  })

  it('numbers the rows in the order in which they were created', async () => {
    for (const name of EXPORTED) {
      const { results } = await rowsDb
        .prepare(`SELECT oracle_id FROM "${name}" WHERE tenant_id = ?1 AND deleted_at IS NULL ORDER BY id`)
        .bind(shop.tenantId)
        .all<{ oracle_id: number }>()
      expect(results.map(({ oracle_id }) => oracle_id)).toEqual(results.map((_, index) => index + 1))
    }
  })

  it('has every table of the mapping with its control file, and a manifest', async () => {
    const { names, response, manifest } = first
    const name = exportFileName((await rowOf(id)) as ShopExport, 1)
    expect(name).toMatch(/^roaauto-\d{4}-\d\d-\d\d\.zip$/)
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename="${name}"`)
    expect([...names].sort()).toEqual(
      [...manifest.files.flatMap(({ file, control }) => [file, control]), 'manifest.json'].sort(),
    )
    expect(manifest.files).toHaveLength(13)
    expect(manifest.shop.cui).toBe('14399840')
  })

  it('adds up: the manifest matches the files and the database', async () => {
    const { table, manifest } = first
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
      .bind(shop.tenantId)
      .first<{ n: number; total: number }>()
    const orders = manifest.files.find(({ table: name }) => name === 'dev_ordl')
    expect(orders?.rows).toBe(inDatabase?.n)
    expect(BigInt(orders?.sums.total_general?.replace('.', '') ?? '')).toBe(BigInt(inDatabase?.total ?? 0))
  })

  it('links by number: every line has its order, every order its car, every car its make', () => {
    const { table, manifest } = first
    const idsOf = (name: string) => new Set(table(name).map(({ id }) => id))
    for (const name of ['dev_oper', 'dev_estimari_produse'])
      for (const { order_id } of table(name)) expect(idsOf('dev_ordl')).toContain(order_id)
    for (const { vehicle_id } of table('dev_ordl')) expect(idsOf('dev_masiniclienti')).toContain(vehicle_id)
    for (const { marca_id } of table('dev_masiniclienti')) expect(idsOf('dev_nom_marci')).toContain(marca_id)
    expect(manifest.files.map(({ lost_links }) => lost_links)).toEqual(manifest.files.map(() => 0))
  })

  it('keeps given numbers, and replaces a merged car by the one that was kept', async () => {
    const before = first.table('dev_ordl')
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
    const { table } = await download(shop, await made(shop))
    const after = table('dev_ordl')
    expect(after.slice(0, before.length)).toEqual(before)
    expect(after.at(-1)?.id).toBe(String(before.length + 1))
    const cars = table('dev_masiniclienti')
    const car = cars.find(({ nr_inmatriculare }) => nr_inmatriculare === 'B01UNU')
    expect(cars.some(({ nr_inmatriculare }) => nr_inmatriculare === 'B02DOI')).toBe(false)
    expect(after.at(-1)).toMatchObject({ vehicle_id: car?.id, nr_auto: 'B02DOI' })
  })

  it('shows one state of the shop: a write of exported rows in between makes it invalid, another write does not', async () => {
    const db = { tenantId: shop.tenantId, d1: rowsDb, files: bindings.FILES }
    const during = async (op: Op) => {
      let isFirst = true
      return oneState(
        db,
        async () => undefined,
        async () => {
          if (isFirst) await push([op])
          isFirst = false
        },
        Date.now(),
      )
    }
    const label: Op = {
      op: 'insert',
      collection: 'board_statuses',
      id: newId(),
      data: { denumire: 'La probă' },
    }
    expect(await during(label)).not.toBeNull()
    const make: Op = { op: 'insert', collection: 'catalog_marci', id: newId(), data: { denumire: 'Tatra' } }
    expect(await during(make)).toBeNull()
  })

  it('is uploaded to R2 in equal parts, whatever the size of its chunks', async () => {
    const upload = await bindings.FILES.createMultipartUpload('parts')
    const parts = new Upload(upload)
    const bytes = new Uint8Array(PART_BYTES - 1).fill(7)
    await parts.write(bytes)
    await parts.write(new Uint8Array(6).fill(8))
    await parts.complete()
    const found = await bindings.FILES.get('parts')
    expect([parts.size, found?.size]).toEqual([PART_BYTES + 5, PART_BYTES + 5])
    const read = new Uint8Array((await found?.arrayBuffer()) ?? new ArrayBuffer())
    expect([read[0], read[PART_BYTES - 2], read[PART_BYTES - 1], read.at(-1)]).toEqual([7, 7, 8, 8])
  })
})

describe('an export', () => {
  let small: Shop
  beforeAll(async () => {
    small = await aShop()
  })

  it('runs alone: another one is refused, also from another device, until it is over', async () => {
    const asked = await ask(small)
    const refused = await small.device.act([askOp(newId())], [askOp(asked.id)])
    expect(refused.results).toMatchObject([{ code: 'export_running' }, { status: 'rejected' }])
    await carry(asked)
    await carry(asked)
    expect(await effectOf(asked.key)).toEqual({ state: 'done', error: null })
    expect((await rowOf(asked.id))?.state).toBe('ready')
    await made(small)
  })

  it('whose try dies after its file is stored is made once, by the next try', async () => {
    const asked = await ask(small)
    await rowsDb.exec(
      `CREATE TRIGGER not_ready BEFORE UPDATE ON exports WHEN NEW.state = 'ready' BEGIN SELECT RAISE(ABORT, 'D1 says no'); END`,
    )
    await carry(asked)
    await rowsDb.exec('DROP TRIGGER not_ready')
    expect(await effectOf(asked.key)).toEqual({ state: 'pending', error: 'unavailable' })
    expect((await rowOf(asked.id))?.state).toBe('running')
    expect((await small.device.get(`/api/exports/${asked.id}/1`)).status).toBe(404)
    await carry(asked)
    const { bytes } = await download(small, asked.id)
    expect(await rowOf(asked.id)).toMatchObject({ state: 'ready', size: bytes.byteLength, upload_id: '' })
    const { results } = await rowsDb
      .prepare("SELECT rev FROM changes WHERE row_id = ? AND patch ->> '$.state' = 'ready'")
      .bind(asked.id)
      .all()
    expect(results).toHaveLength(1)
  })

  it('aborts the upload that a try has left', async () => {
    const asked = await ask(small)
    const key = exportKey(small.tenantId, asked.id, 1)
    const left = await bindings.FILES.createMultipartUpload(key)
    await left.uploadPart(1, 'half of it')
    await rowsDb
      .prepare("UPDATE exports SET state = 'running', upload_id = ? WHERE id = ?")
      .bind(left.uploadId, asked.id)
      .run()
    await carry(asked)
    expect((await rowOf(asked.id))?.state).toBe('ready')
    await expect(
      bindings.FILES.resumeMultipartUpload(key, left.uploadId).uploadPart(2, 'x'),
    ).rejects.toThrow()
  })

  it('that fails tells why, and another one can be requested', async () => {
    const asked = await ask(small)
    await rowsDb.prepare('UPDATE effects SET attempts = ? WHERE key = ?').bind(TRIES, asked.key).run()
    await carry(asked)
    expect((await effectOf(asked.key))?.state).toBe('dead')
    expect(await rowOf(asked.id)).toMatchObject({ state: 'failed', error: 'tries_used_up' })
    // The person who asked for it gets a notification.
    expect(await effectOf(`${tellPeople.id}/exports.failed/${asked.id}`)).toBeTruthy()
    await made(small)
  })

  it('is only for its owner, and missing for everybody else', async () => {
    const { owner, mechanic, tenantId } = await shopWithMechanic()
    const id = await made({ device: owner, tenantId })
    const path = `/api/exports/${id}/1`
    expect((await owner.get(path)).status).toBe(200)
    const others = [mechanic.get(path), small.device.get(path), owner.get(`/api/exports/${newId()}/1`)]
    for (const response of await Promise.all(others))
      expect([response.status, (await errorOf(response)).code]).toEqual([404, 'not_found'])
    expect((await call(path)).status).toBe(401)
    expect((await mechanic.act([askOp(newId())])).results).toMatchObject([{ code: 'forbidden' }])
    expect(JSON.stringify(await mechanic.changes())).not.toContain(id)
    const forged = { op: 'patch', collection: 'exports', id, base: 0, data: { state: 'requested' } }
    expect((await owner.act([forged])).results).toMatchObject([{ code: 'forbidden' }])
    const numbered = { op: 'patch', collection: 'tenants', id: tenantId, data: { oracle_id: 7 }, base: 1 }
    expect((await owner.act([numbered])).results).toMatchObject([{ code: 'forbidden_column' }])
  })

  it('expires; then its file is deleted, and last its row', async () => {
    const id = await made(small)
    const file = () => bindings.FILES.head(exportKey(small.tenantId, id, 1))
    const due = async (what: 'file' | 'row') => {
      const key = `exports.drop/${id}/${what}`
      await carry({ key, message: { tenantId: small.tenantId, key } })
      expect((await effectOf(key))?.state).toBe('done')
    }
    await rowsDb
      .prepare("UPDATE exports SET expires_at = '2026-01-01T00:00:00.000Z' WHERE id = ?")
      .bind(id)
      .run()
    expect((await small.device.get(`/api/exports/${id}/1`)).status).toBe(404)
    expect(await file()).not.toBeNull()
    await due('file')
    expect(await file()).toBeNull()
    expect((await rowOf(id))?.deleted_at).toBeNull()
    await due('row')
    expect((await rowOf(id))?.deleted_at).not.toBeNull()
  })
})
