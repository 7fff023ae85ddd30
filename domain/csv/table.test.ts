import { describe, expect, it } from 'vitest'
import { decodeCsv, readTable } from './table.ts'

const COLUMNS = [
  { key: 'name', names: ['Denumire', 'Nume'], required: true },
  { key: 'hours', names: ['Ore normate', 'Ore'] },
] as const

describe('readTable', () => {
  it('finds columns whatever their order, case and diacritics, and by other names', () => {
    const { rows, missing, unknown } = readTable('ORE;  nume ;Culoare\n1,5;Țeavă;roșu\n', COLUMNS)
    expect(rows).toEqual([{ line: 2, cells: { name: 'Țeavă', hours: '1,5' } }])
    expect({ missing, unknown }).toEqual({ missing: [], unknown: ['Culoare'] })
  })

  it('names the missing columns', () => {
    expect(readTable('Ore\n1', COLUMNS).missing).toEqual(['Denumire'])
    expect(readTable('', COLUMNS)).toMatchObject({ rows: [], missing: ['Denumire'] })
  })

  it('skips empty rows and fills in missing cells', () => {
    const { rows } = readTable('Denumire;Ore\nA\n;\n B ;2', COLUMNS)
    expect(rows.map(({ line, cells }) => [line, cells.name, cells.hours])).toEqual([
      [2, 'A', ''],
      [4, 'B', '2'],
    ])
  })

  it('removes the guard against formulas', () => {
    expect(readTable("Denumire\n'+40722123456", COLUMNS).rows[0]?.cells.name).toBe('+40722123456')
  })
})

describe('decodeCsv', () => {
  const decode = (bytes: Uint8Array, charset: string, fatal: boolean) =>
    new TextDecoder(charset, { fatal }).decode(bytes)
  const wide = (text: string, isLittle: boolean) => {
    const view = new DataView(new ArrayBuffer(text.length * 2))
    for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), isLittle)
    return new Uint8Array(view.buffer)
  }
  const FILE = 'Denumire\tOre\r\nȚeavă\t1,5\r\n'

  it('reads UTF-8, and anything else as Windows-1250', () => {
    expect(decodeCsv(new TextEncoder().encode('Țeavă'), decode)).toBe('Țeavă')
    // „Ţeavă” in Windows-1250, which has only the cedilla.
    expect(decodeCsv(Uint8Array.of(0xde, 0x65, 0x61, 0x76, 0xe3), decode)).toBe('Ţeavă')
  })

  it.each([
    ['little end first, with its mark', wide(`\uFEFF${FILE}`, true)],
    ['big end first, with its mark', wide(`\uFEFF${FILE}`, false)],
    ['little end first, without', wide(FILE, true)],
    ['big end first, without', wide(FILE, false)],
  ])('reads the Unicode text of Excel: %s', (_, bytes) => {
    const { rows } = readTable(decodeCsv(bytes, decode), COLUMNS)
    expect(rows).toEqual([{ line: 2, cells: { name: 'Țeavă', hours: '1,5' } }])
  })

  it('reads a file that ends within a character', () => {
    expect(decodeCsv(wide('\uFEFFDenumire\tA', true).subarray(0, -1), decode)).toContain('Denumire')
  })

  it('removes NUL, cedillas and a named separator from every table', () => {
    const { rows, missing } = readTable('sep=;\r\nDenumire\u0000;Ore\r\nŢeavă\u0000;2\u0000\r\n', COLUMNS)
    expect(rows).toEqual([{ line: 3, cells: { name: 'Țeavă', hours: '2' } }])
    expect(missing).toEqual([])
  })
})
