import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readTable } from '#domain/csv/table.ts'
import { localShop } from '#domain/workshop/shop/local-shop.ts'
import { AppDatabase } from '#web/data/database.ts'
import { type DraftOp, mutate, type Writer } from '#web/data/mutate.ts'
import { newId } from '#web/data/open-data.ts'
import { importOf, writeActs } from '#web/features/import/run-import.ts'
import { planVehicles, vehicleColumns, vehiclesCsv } from './vehicles-csv.ts'

let db: AppDatabase
let writer: Writer

beforeEach(async () => {
  db = new AppDatabase(`cars-${newId()}`)
  const tenantId = newId()
  const actor = { tenantId, userId: tenantId, role: 'owner' as const }
  writer = { db, mode: 'local', actor, newId, now: () => Date.UTC(2026, 10, 21) }
  await mutate(
    { ...writer, actor: { ...actor, role: 'system' } },
    'open',
    localShop(tenantId, 'Aici') as DraftOp[],
  )
})
afterEach(() => db.delete())

const plan = (text: string) => planVehicles(db, writer.actor, readTable(text, vehicleColumns()))

const HEAD = 'Nr. auto;Marca;Model;An;Serie șasiu;Client;Telefon;Județ'

describe('an import of cars and clients', () => {
  it('puts plates, phones, chassis numbers and counties in their standard forms', async () => {
    const [row] = await plan(
      `${HEAD}\nct-12 abc;dacia;Logan;2018;uu1lsdaah 12345678;Ana Țuță;0722.123.456;CONSTANTA`,
    )
    expect(row?.kind).toBe('new')
    expect(row?.ops.at(-1)).toMatchObject({
      data: {
        nr_inmatriculare: 'CT12ABC',
        serie_sasiu: 'UU1LSDAAH12345678',
        client_telefon: '+40722123456',
        client_judet: 'CT',
        an_fabricatie: 2018,
      },
    })
    // „dacia” is there; its model is made once.
    expect(row?.ops).toHaveLength(2)
  })

  it('says what is wrong, keeps what is only unusual, and writes nothing', async () => {
    const rows = await plan(
      [
        HEAD,
        'CT12ABC;;;20999;;;;',
        ';Dacia;Logan;2018;;;;',
        'ARMATA 1;;;;XIO;Ion;123;Dobrogea',
        'CT13ABC;;;;;;;',
        'ct 13 abc;;;;;;;',
      ].join('\n'),
    )
    expect(rows.map(({ kind }) => kind)).toEqual(['error', 'error', 'new', 'new', 'error'])
    expect(rows[0]?.notes).toEqual(['An greșit: 20999'])
    expect(rows[2]?.notes).toHaveLength(4)
    expect(rows[4]?.notes.join()).toContain('linia 5')
    expect(await db.rows('vehicles').count()).toBe(0)
  })

  it('knows a car by its chassis number or its plate, and leaves what the file does not say', async () => {
    const id = newId()
    const data = {
      nr_inmatriculare: 'CT12ABC',
      serie_sasiu: 'UU1LSDAAH12345678',
      client_nume: 'Ana',
      client_telefon: '0722123456',
    }
    await mutate(writer, 'add', [{ op: 'insert', collection: 'vehicles', id, data }])
    const rows = await plan(`${HEAD}\nB 99 NOU;;;;UU1LSDAAH12345678;;;\nCT 14 ABC;;;;;Nou;;`)
    expect(rows.map(({ kind }) => kind)).toEqual(['changed', 'new'])
    expect(rows[0]?.ops).toEqual([
      { op: 'patch', collection: 'vehicles', id, data: { nr_inmatriculare: 'B99NOU' } },
    ])
  })

  it('goes in and comes out the same, and can be taken back', async () => {
    const { acts, undo } = importOf(
      await plan(
        `${HEAD}\nCT 12 ABC;Tatra;813;1975;;Ion Țepeș;0241 555 123;Constanța\n;;;;;Fără Număr;0733 111 222;`,
      ),
    )
    await writeActs(writer, 'import', acts, () => undefined)
    expect(await db.rows('vehicles').count()).toBe(2)
    expect((await plan(await vehiclesCsv(db))).map(({ kind }) => kind)).toEqual(['same', 'same'])
    await writeActs(writer, 'undo', undo, () => undefined)
    expect(await db.rows('vehicles').count()).toBe(0)
    expect(await db.rows('catalog_marci').count()).toBe(24)
  })
})
