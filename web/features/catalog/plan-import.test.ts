import { afterEach, describe, expect, it } from 'vitest'
import { readTable } from '#domain/csv/table.ts'
import { systemActor } from '#domain/sync/actor.ts'
import { localShop } from '#domain/workshop/shop/local-shop.ts'
import { AppDatabase } from '#web/data/database.ts'
import { type DraftOp, mutate, type Writer } from '#web/data/mutate.ts'
import { newId } from '#web/data/open-data.ts'
import { importOf, writeActs } from '#web/import/run-import.ts'
import { type Catalogue, catalogueOf } from './catalogues.ts'
import { catalogueColumns, catalogueCsv } from './csv-out.ts'
import { goneAndBack } from './gone-and-back.ts'
import { planImport } from './plan-import.ts'

const NOW = Date.UTC(2026, 10, 21)
let db: AppDatabase
afterEach(() => db.delete())

const shop = async (slug: Catalogue['slug']) => {
  db = new AppDatabase(`plan-${newId()}`)
  const tenantId = newId()
  const actor = { tenantId, userId: tenantId, kind: 'staff' as const, role: 'owner' as const }
  const writer: Writer = { db, mode: 'local', actor, newId, now: () => NOW }
  await mutate(
    { ...writer, actor: systemActor(actor, 'device') },
    'open',
    localShop(tenantId, 'Aici') as DraftOp[],
  )
  const catalogue = catalogueOf(slug)
  const plan = (text: string) =>
    planImport(db, actor, catalogue, readTable(text, catalogueColumns(catalogue)))
  return { writer, catalogue, plan }
}

describe('an import of a catalogue', () => {
  it('tells new, changed, unchanged and wrong rows apart, and writes nothing', async () => {
    const { plan } = await shop('preturi')
    const before = await db.rows('catalog_preturi').toArray()
    const rows = await plan(
      [
        'Denumire;Preț fără TVA;UM',
        'Vopsit bară;450,50;buc',
        'MANOPERA MECANICA;175;oră',
        'Manoperă electrică;180,00;oră',
        'Greșit;mult;buc',
        ';12;buc',
        'Vopsit bara;500;buc',
      ].join('\n'),
    )
    expect(rows.map(({ line, kind }) => [line, kind])).toEqual([
      [2, 'new'],
      [3, 'changed'],
      [4, 'same'],
      [5, 'error'],
      [6, 'error'],
      [7, 'error'],
    ])
    expect(rows[0]?.ops[0]).toMatchObject({ data: { denumire: 'Vopsit bară', pret: 45_050, um: 'buc' } })
    expect(rows[5]?.notes.join()).toContain('linia 2')
    expect(await db.rows('catalog_preturi').toArray()).toEqual(before)
  })

  it('creates the makes that its models name, once, and can be undone as a whole', async () => {
    const { plan, writer } = await shop('modele')
    const makes = () => db.rows('catalog_marci').count()
    const before = await makes()
    const rows = await plan('Marcă;Denumire\nTatra;813\nTatra;815\nDacia;Spring')
    const { acts, undo } = importOf(rows)
    const seen: number[] = []
    await writeActs(writer, 'import', acts, (done) => seen.push(done))
    expect(seen.at(-1)).toBe(4)
    expect(await makes()).toBe(before + 1)
    expect(await db.rows('catalog_modele').count()).toBe(3)
    await writeActs(writer, 'undo', undo, () => undefined)
    expect([await makes(), await db.rows('catalog_modele').count()]).toEqual([before, 0])
  })

  it('finds nothing to do in a file that was just exported, and reads its state', async () => {
    const { catalogue, plan, writer } = await shop('norme')
    await mutate(writer, 'add', [
      {
        op: 'insert',
        collection: 'catalog_norme',
        id: newId(),
        data: { denumire: '=2+2', cod: 'X;1', ore_normate: 1_250, activ: 0 },
      },
    ])
    const text = await catalogueCsv(db, catalogue)
    expect(text).toContain('1,25')
    const rows = await plan(text)
    expect(rows.map(({ kind }) => kind)).toEqual(['same'])
    const active = await plan(text.replace('Inactiv', 'Activ'))
    expect(active[0]?.ops[0]).toMatchObject({ op: 'patch', data: { activ: 1 } })
  })

  it('puts new labels of the board after the others, in the colour that the file names', async () => {
    const { plan, writer } = await shop('etichete')
    const rows = await plan('Denumire;Culoare\nLa vopsit;roz\nLa spălat;\nProgramat;mov')
    // An unknown colour is left out; the label stays.
    expect(rows.map(({ kind }) => kind)).toEqual(['new', 'new', 'same'])
    expect(rows[2]?.wrong.map(({ key }) => key)).toEqual(['culoare'])
    await writeActs(writer, 'import', importOf(rows).acts, () => undefined)
    const labels = (await db.rows('board_statuses').toArray()).sort((a, b) => a.ordine - b.ordine)
    expect(labels.slice(-2).map(({ denumire, culoare }) => [denumire, culoare])).toEqual([
      ['La vopsit', 'roz'],
      ['La spălat', 'gri'],
    ])
  })

  it('creates the packages that its lines name; labour without a price takes the shop’s', async () => {
    const { plan, writer, catalogue } = await shop('linii-pachete')
    const rows = await plan(
      'Pachet;Fel;Denumire;Ore;Cantitate;UM;Preț\nRevizie;manoperă;Schimb ulei;0,5;;;\nRevizie;piesă sau material;Ulei 5W30;;4,5;l;38,90',
    )
    await writeActs(writer, 'import', importOf(rows).acts, () => undefined)
    expect(await db.rows('packages').count()).toBe(1)
    expect(
      (await db.rows('package_lines').toArray())
        .sort((a, b) => a.ordine - b.ordine)
        .map(({ ore, pret_ora, cantitate }) => ({
          ore,
          pret_ora,
          cantitate,
        })),
    ).toEqual([
      { ore: 500, pret_ora: null, cantitate: 0 },
      { ore: 0, pret_ora: null, cantitate: 4_500 },
    ])
    expect((await plan(await catalogueCsv(db, catalogue))).map(({ kind }) => kind)).toEqual(['same', 'same'])
  })

  it('deletes a package with its lines, and restores both', async () => {
    const { writer, plan } = await shop('linii-pachete')
    await writeActs(
      writer,
      'import',
      importOf(await plan('Pachet;Denumire\nFrâne;Plăcuțe\nFrâne;Discuri')).acts,
      () => undefined,
    )
    const [pack] = await db.anyRows('packages').toArray()
    if (!pack) throw new Error('no package')
    const { gone, back } = await goneAndBack(db, catalogueOf('pachete'), pack)
    await mutate(writer, 'gone', gone)
    expect([await db.rows('packages').count(), await db.rows('package_lines').count()]).toEqual([0, 0])
    await mutate(writer, 'back', back)
    const [again] = await db.rows('packages').toArray()
    expect((await db.rows('package_lines').toArray()).map(({ package_id }) => package_id)).toEqual([
      again?.id,
      again?.id,
    ])
  })

  it('refuses what the columns refuse', async () => {
    const { plan } = await shop('marci')
    const [row] = await plan(`Denumire\n${'A'.repeat(81)}`)
    expect(row).toMatchObject({ kind: 'error', ops: [] })
    expect(row?.wrong[0]?.note).toContain('80')
  })
})
