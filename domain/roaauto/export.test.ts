import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCsv } from '#domain/csv/csv.ts'
import type { Row } from '#domain/sync/collection.ts'
import { controlFile } from './control-file.ts'
import { manifestOf } from './manifest.ts'
import { oracleDecimal } from './numbers.ts'
import { TableFile } from './table-file.ts'
import { EXPORTED, ORACLE_TABLES } from './tables.ts'

const tableNamed = (name: string) => {
  const table = ORACLE_TABLES.find((one) => one.name === name)
  if (!table) throw new Error(`no table ${name}`)
  return table
}

const row = (oracle_id: number | null, values: Record<string, string | number | null>): Row => ({
  id: `id${oracle_id}`,
  tenant_id: 't',
  oracle_id,
  rev: 1,
  created_at: '',
  updated_at: '',
  deleted_at: null,
  ...values,
})

const written = (
  name: string,
  rows: readonly Row[],
  find = (_: string, id: string) => Number(id.slice(2)),
) => {
  const file = new TableFile(tableNamed(name), find)
  const text = file.head() + rows.map((one) => file.line(one)).join('')
  return { file, text, records: parseCsv(text, ',').map(({ fields }) => fields) }
}

const PLACE = { shop: { nume: 'S', cui: '' }, made_at: '', epoch: 'e', rev: 1 }

describe('decimals for Oracle', () => {
  it('have a point, no groups, and all their decimals', () => {
    expect([0, 5, 123_450, -7, 10_000_000_000_000].map((bani) => oracleDecimal(bani, 2))).toEqual([
      '0.00',
      '0.05',
      '1234.50',
      '-0.07',
      '100000000000.00',
    ])
    expect(oracleDecimal(1_500, 3)).toBe('1.500')
  })
})

describe('the mapping of source 000', () => {
  it('lists its tables, parents before children', () => {
    expect(ORACLE_TABLES.map(({ name, source }) => `${source} → ${name}`)).toEqual([
      'catalog_marci → dev_nom_marci',
      'catalog_modele → dev_nom_masini',
      'catalog_ansamble → dev_nom_ansamble',
      'catalog_norme → dev_nom_norme',
      'catalog_preturi → dev_nom_preturi',
      'catalog_tipuri_deviz → dev_tip_deviz',
      'catalog_tipuri_motoare → dev_tipuri_motoare',
      'mecanici → dev_mecanici',
      'vehicles → dev_masiniclienti',
      'orders → dev_ordl',
      'order_lines → dev_oper',
      'order_lines → dev_estimari_produse',
      'invoices → facturi',
    ])
    const seen = new Set<string>()
    for (const { source, columns } of ORACLE_TABLES) {
      seen.add(source)
      for (const { target } of columns) if (target) expect([...seen]).toContain(target)
    }
    expect(EXPORTED).toHaveLength(12)
  })

  it('leaves out columns that Oracle lacks', () => {
    const names = ORACLE_TABLES.flatMap(({ columns }) => columns.map(({ name }) => name))
    for (const ours of ['tenant_id', 'token_client', 'oracle_id', 'user_id', 'created_at', 'updated_at'])
      expect(names).not.toContain(ours)
  })

  it('splits the lines of orders by kind, without those that the client refused', () => {
    const line = (id: number, tip: string, stare = 'inclusa') =>
      row(id, { tip, stare, order_id: 'id9', descriere: `l${id}`, total: 100 })
    const lines = [line(1, 'manopera'), line(2, 'material'), line(3, 'manopera', 'refuzata')]
    expect(
      written('dev_oper', lines)
        .records.slice(1)
        .map(([id]) => id),
    ).toEqual(['1'])
    expect(
      written('dev_estimari_produse', lines)
        .records.slice(1)
        .map(([id]) => id),
    ).toEqual(['2'])
  })
})

describe('a file', () => {
  it('writes links as numbers, money and hours with points, and keeps a text on its line', () => {
    const { records } = written('dev_oper', [
      row(7, {
        tip: 'manopera',
        stare: 'inclusa',
        order_id: 'id3',
        descriere: 'Frâne, "față"\nși spate',
        norma_id: null,
        ore: 1_250,
        pret_ora: 15_050,
        total: 18_813,
        mecanic_id: 'id4',
        ordine: 10,
      }),
    ])
    expect(records[1]).toEqual([
      '7',
      '3',
      'Frâne, "față" | și spate',
      '',
      '1.250',
      '150.50',
      '188.13',
      '4',
      '10',
    ])
  })

  it('runs no formula in a spreadsheet, and the control file removes the guard again', () => {
    const texts = ['=HYPERLINK("http://rau","x")', '+40722123456', "'s-Gravenhage", 'Ion', '-5', "'=1"]
    const rows = texts.map((denumire, index) => row(index + 1, { denumire }))
    const cells = written('dev_nom_ansamble', rows)
      .records.slice(1)
      .map(([, text = '']) => text)
    for (const cell of cells) expect(cell).not.toMatch(/^[=+@]/)
    expect(cells[0]).toBe(`'=HYPERLINK("http://rau","x")`)
    expect(controlFile(tableNamed('dev_nom_ansamble'))).toContain(
      `denumire CHAR(321) "REGEXP_REPLACE(:denumire, '^''')"`,
    )
    // The same expression as in the control file.
    expect(cells.map((cell) => cell.replace(/^'/, ''))).toEqual(texts)
  })

  it('counts links to missing rows', () => {
    const lost = written('dev_nom_masini', [row(1, { marca_id: 'gone', denumire: 'X' })], () => null as never)
    expect(lost.file.totals.lostLinks).toBe(1)
    expect(lost.records[1]).toEqual(['1', '', 'X'])
  })

  it('is never written with an unnumbered row', () => {
    expect(() => written('dev_nom_marci', [row(null, { denumire: 'Dacia' })])).toThrow(RangeError)
  })

  it('has a control file that names its columns and forces the point', () => {
    const control = controlFile(tableNamed('dev_ordl'))
    expect(control).toContain("INFILE 'dev_ordl.csv'")
    expect(control).toContain('data_comanda DATE "YYYY-MM-DD"')
    expect(control).toContain(
      `tva CHAR "TO_NUMBER(:tva, '99999999999990D00', 'NLS_NUMERIC_CHARACTERS=''.,''')"`,
    )
  })
})

describe('the manifest', () => {
  const amount = fc.integer({ min: 0, max: 10_000_000_000_000 })
  const lines = fc.array(fc.record({ tip: fc.constantFrom('manopera', 'material'), total: amount }), {
    maxLength: 8,
  })

  it('has the counts and sums of the file itself, and they agree', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ lines, tva: amount }), { maxLength: 6 }), (orders) => {
        let next = 0
        const orderRows: Row[] = []
        const lineRows: Row[] = []
        for (const [index, order] of orders.entries()) {
          const of = (tip: string) =>
            order.lines.filter((one) => one.tip === tip).reduce((sum, one) => sum + one.total, 0)
          const [total_manopera, total_materiale] = [of('manopera'), of('material')]
          const total_fara_tva = total_manopera + total_materiale
          orderRows.push(
            row(index + 1, {
              nr_comanda: index + 1,
              data_comanda: '2026-11-21',
              total_manopera,
              total_materiale,
              total_fara_tva,
              tva: order.tva,
              total_general: total_fara_tva + order.tva,
            }),
          )
          for (const { tip, total } of order.lines)
            lineRows.push(row(++next, { tip, stare: 'inclusa', order_id: `id${index + 1}`, total }))
        }
        const files = [
          written('dev_ordl', orderRows),
          written('dev_oper', lineRows),
          written('dev_estimari_produse', lineRows),
        ]
        const manifest = manifestOf(
          files.map(({ file }) => file),
          PLACE,
        )
        for (const [index, { records }] of files.entries()) {
          const [head = [], ...body] = records
          const said = manifest.files[index]
          expect(said?.rows).toBe(body.length)
          for (const [column, sum] of Object.entries(said?.sums ?? {})) {
            const place = head.indexOf(column)
            // Added up independently, digit by digit, without code of the export.
            const added = body.reduce(
              (total, fields) => total + BigInt((fields[place] || '0.00').replace('.', '')),
              0n,
            )
            expect(BigInt(sum.replace('.', ''))).toBe(added)
          }
        }
        expect(manifest.checks.filter(({ ok }) => !ok)).toEqual([])
      }),
    )
  })

  it('names the sums that disagree', () => {
    const order = row(1, {
      total_manopera: 100,
      total_materiale: 0,
      total_fara_tva: 100,
      tva: 0,
      total_general: 100,
    })
    const { checks } = manifestOf([written('dev_ordl', [order]).file, written('dev_oper', []).file], PLACE)
    expect(checks.filter(({ ok }) => !ok)).toEqual([
      { name: 'dev_ordl.total_manopera = dev_oper.total', left: '1.00', right: '0.00', ok: false },
    ])
  })
})
