import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readTable } from '#domain/csv/table.ts'
import { systemActor } from '#domain/sync/actor.ts'
import { localShop } from '#domain/workshop/shop/local-shop.ts'
import { AppDatabase } from '#web/data/database.ts'
import { type DraftOp, mutate, type Writer } from '#web/data/mutate.ts'
import { newId } from '#web/data/open-data.ts'
import { importOf, writeActs } from '#web/import/run-import.ts'
import { planVehicles } from './plan-vehicles.ts'
import { CAR_FILE, vehiclesCsv } from './vehicles-csv.ts'

let db: AppDatabase
let writer: Writer

beforeEach(async () => {
  db = new AppDatabase(`cars-${newId()}`)
  const tenantId = newId()
  const actor = { tenantId, userId: tenantId, kind: 'staff' as const, role: 'owner' as const }
  writer = { db, mode: 'local', actor, newId, now: () => Date.UTC(2026, 10, 21) }
  await mutate(
    { ...writer, actor: systemActor(actor, 'device') },
    'open',
    localShop(tenantId, 'Aici') as DraftOp[],
  )
})
afterEach(() => db.delete())

const plan = (text: string, answers: ReadonlyMap<number, string> = new Map()) =>
  planVehicles(db, writer.actor, readTable(text, CAR_FILE.table()), answers)

const HEAD = 'Nr. auto;Marca;Model;An;Serie șasiu;Client;Telefon;Județ'

describe('an import of cars and clients', () => {
  it('converts plates, phones, chassis numbers and counties to their standard forms', async () => {
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
    // „dacia” exists; its model is created once.
    expect(row?.ops).toHaveLength(2)
  })

  it('reports what is wrong, accepts what is only unusual, and writes nothing', async () => {
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
    expect(rows.map(({ kind }) => kind)).toEqual(['new', 'error', 'new', 'new', 'error'])
    expect(rows[0]?.wrong).toEqual([{ key: 'year', note: 'An greșit, lăsat pe dinafară: 20999' }])
    expect(rows[0]?.ops[0]).toMatchObject({ data: { nr_inmatriculare: 'CT12ABC' } })
    expect(rows[0]?.ops[0]).not.toHaveProperty('data.an_fabricatie')
    expect(rows[2]?.notes).toHaveLength(3)
    expect(rows[2]?.wrong.map(({ key }) => key)).toEqual(['county'])
    expect(rows[4]?.notes.join()).toContain('linia 5')
    expect(await db.rows('vehicles').count()).toBe(0)
  })

  const VIN = 'UU1LSDAAH12345678'
  const aCar = async (data: Record<string, string | null>) => {
    const id = newId()
    await mutate(writer, 'add', [{ op: 'insert', collection: 'vehicles', id, data }])
    return id
  }

  it('identifies a car by its chassis number or its plate, and keeps what the file does not contain', async () => {
    const id = await aCar({ nr_inmatriculare: 'CT12ABC', client_nume: 'Ana', client_telefon: '0722123456' })
    const rows = await plan(`${HEAD}\nct 12 abc;;;2018;${VIN};;;\nCT 14 ABC;;;;;Nou;;`)
    expect(rows.map(({ kind }) => kind)).toEqual(['changed', 'new'])
    expect(rows[0]?.ops).toEqual([
      { op: 'patch', collection: 'vehicles', id, data: { serie_sasiu: VIN, an_fabricatie: 2018 } },
    ])
    expect(rows[0]?.notes).toEqual([`Serie șasiu: ${VIN}`, 'An de fabricație: 2018'])
  })

  it('does not read a word for „unknown” as a chassis number or a plate: no car becomes another', async () => {
    const id = await aCar({ nr_inmatriculare: 'CT12ABC', serie_sasiu: 'NECUNOSCUT', client_nume: 'Ana' })
    const rows = await plan(
      [
        HEAD,
        'CT 13 ABC;Dacia;;;NECUNOSCUT;Ion;;',
        'CT 14 ABC;Opel;;;necunoscut;Vasile;;',
        'CT 12 ABC;;;;-;Ana;;',
        'FARA;Ford;;;XXXXXXXXXXXXXXXXX;Maria;0722111222;',
        'FARA;Audi;;;XXXXXXXXXXXXXXXXX;Maria;0722111222;',
      ].join('\n'),
    )
    expect(rows.map(({ kind }) => kind)).toEqual(['new', 'new', 'same', 'new', 'new'])
    expect(rows.flatMap(({ ops }) => ops).some((op) => op.id === id)).toBe(false)
    const known = await aCar({ nr_inmatriculare: 'B77WRD', serie_sasiu: VIN, client_nume: 'Dan' })
    const [kept] = await plan(`${HEAD}\nFARA;;;2015;${VIN};;;`)
    expect(kept?.ops).toEqual([
      { op: 'patch', collection: 'vehicles', id: known, data: { an_fabricatie: 2015 } },
    ])
  })

  it('leaves out a code that a spreadsheet has rounded, and keeps the row', async () => {
    const [row] = await plan(`${HEAD}\nCT 12 ABC;;;;1.23457E+16;Ana;4,07221E+10;`)
    expect(row?.kind).toBe('new')
    expect(row?.wrong.map(({ key }) => key)).toEqual(['vin', 'phone'])
    expect(row?.ops[0]).toMatchObject({ data: { nr_inmatriculare: 'CT12ABC', client_nume: 'Ana' } })
    expect(row?.ops[0]).not.toHaveProperty('data.serie_sasiu')
    expect(row?.wrong[0]?.note).toContain('1.23457E+16')
  })

  it('keeps a row whose address is too long for its column', async () => {
    const [row] = await plan(`Nr. auto;Adresă\nCT 12 ABC;${'x'.repeat(301)}`)
    expect(row).toMatchObject({ kind: 'new', wrong: [{ key: 'address' }] })
    expect(row?.wrong[0]?.note).toContain('300')
  })

  it('converts cedillas and look-alike letters', async () => {
    const [row] = await plan(`${HEAD}\nАА 1234 ВВ;;;;;Ţăndărică Ştefan;;`)
    expect(row?.ops[0]).toMatchObject({
      data: { nr_inmatriculare: 'AA1234BB', client_nume: 'Țăndărică Ștefan' },
    })
  })

  describe('asks, with both cars shown, and does nothing before the answer', () => {
    it.each([
      ['the chassis number of one car and the plate of another', `B 02 DOI;;;;${VIN};Ion;;`, ['one', 'two']],
      ['a chassis number under another plate', `B 99 NOU;;;;${VIN};Ion;;`, ['one']],
      ['a plate with another chassis number', 'B 01 UNU;;;;WVWZZZ1JZ3W386752;Ion;;', ['one']],
      ['a plate with another owner and make', 'B 01 UNU;Opel;;;;Ion;;', ['one']],
    ])('%s', async (_, line, meant) => {
      const dacia = (await db.rows('catalog_marci').toArray()).find(
        ({ denumire }) => denumire === 'Dacia',
      )?.id
      const ids: Record<string, string> = {
        one: await aCar({
          nr_inmatriculare: 'B01UNU',
          serie_sasiu: VIN,
          client_nume: 'Ana',
          marca_id: dacia ?? null,
        }),
        two: await aCar({ nr_inmatriculare: 'B02DOI', client_nume: 'Dan' }),
      }
      const text = `${HEAD}\n${line}`
      const [row] = await plan(text)
      expect(row?.ops).toEqual([])
      expect(row?.question?.choices.map(({ value }) => value)).toEqual([
        '',
        ...meant.map((name) => ids[name]),
        'new',
      ])
      expect(row?.question?.facts).toContain('Ion')
      expect(row?.question?.choices[1]?.facts).toContain('Ana')

      const [same] = await plan(text, new Map([[2, ids.one ?? '']]))
      expect(same?.kind).toBe('changed')
      expect(same?.question?.answer).toBe(ids.one)
      expect(same?.ops.at(-1)).toMatchObject({ op: 'patch', id: ids.one, data: { client_nume: 'Ion' } })
      expect(same?.notes).toContain('Client: din Ana în Ion')

      const [another] = await plan(text, new Map([[2, 'new']]))
      expect(another?.kind).toBe('new')
      expect(another?.ops.at(-1)).toMatchObject({ op: 'insert', data: { client_nume: 'Ion' } })
    })
  })

  it('is the same after import and export, and can be undone', async () => {
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
