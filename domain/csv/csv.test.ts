import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvLine, fromSpreadsheet, parseCsv, separatorOf, spreadsheetCsv, spreadsheetText } from './csv.ts'

const fieldsOf = (text: string) => parseCsv(text).map(({ fields }) => fields)

describe('parseCsv', () => {
  it('reads the format of Excel in Romanian: byte order mark, semicolons, CRLF, decimal commas', () => {
    expect(fieldsOf('\uFEFFCod;Denumire;Ore\r\nM-1;Țeavă;1,5\r\n')).toEqual([
      ['Cod', 'Denumire', 'Ore'],
      ['M-1', 'Țeavă', '1,5'],
    ])
  })

  it('reads commas and tabs as well', () => {
    expect(fieldsOf('a,b\n1,2')).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ])
    expect(fieldsOf('a\tb\r1\t2\r')).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ])
  })

  it.each(['sep=|\r\n', '\uFEFFsep=|\n', '"sep=|"\r', 'SEP=|\n'])(
    'takes the separator that the first line names: %j',
    (named) => {
      expect(parseCsv(`${named}a;x|b\n1|2\n`)).toEqual([
        { line: 2, fields: ['a;x', 'b'] },
        { line: 3, fields: ['1', '2'] },
      ])
    },
  )

  it('ignores separators in quotes', () => {
    expect(separatorOf('"a,b,c,d";e\n')).toBe(';')
    expect(fieldsOf('nume;adresă\n"Popescu; Ion";"Str. ""Mare"" 3\nap. 2"')).toEqual([
      ['nume', 'adresă'],
      ['Popescu; Ion', 'Str. "Mare" 3\nap. 2'],
    ])
  })

  it('names the line on which a record begins, across line breaks in quotes and empty lines', () => {
    expect(parseCsv('a;b\n"1\n2";3\n\n4;5\n').map(({ line }) => line)).toEqual([1, 2, 5])
  })

  it('keeps empty fields, also at the end', () => {
    expect(fieldsOf('a;b;c\n;;\n1;;\n')).toEqual([
      ['a', 'b', 'c'],
      ['', '', ''],
      ['1', '', ''],
    ])
  })

  it('reads an unclosed quote to the end of the text', () => {
    expect(fieldsOf('a;b\n"x;y\nz')).toEqual([['a', 'b'], ['x;y\nz']])
  })

  it('returns no record for an empty text', () => {
    expect(parseCsv('')).toEqual([])
    expect(parseCsv('\uFEFF\r\n\r\n')).toEqual([])
  })

  it('reads back every written record, with any separator', () => {
    const field = fc.string({ unit: fc.constantFrom(...'aț;,\t"\'\n\r =+-@\uFEFF'), maxLength: 6 })
    const record = fc.array(field, { minLength: 2, maxLength: 5 })
    fc.assert(
      fc.property(
        fc.array(record, { minLength: 1, maxLength: 5 }),
        fc.constantFrom(',' as const, ';' as const, '\t' as const),
        (records, separator) => {
          const text = records.map((fields) => csvLine(fields, separator)).join('')
          expect(parseCsv(text, separator).map(({ fields }) => fields)).toEqual(records)
        },
      ),
    )
  })

  it('reads any text without an error', () => {
    fc.assert(fc.property(fc.string(), (text) => parseCsv(text).every(({ fields }) => fields.length > 0)))
  })
})

describe('spreadsheetCsv', () => {
  it('begins with the byte order mark by which Excel recognises UTF-8', () => {
    expect(spreadsheetCsv([['Țiglă', '1,50']])).toBe('\uFEFFȚiglă;1,50\r\n')
  })

  it('guards every cell that would run as a formula, and removes the guard on reading', () => {
    expect(spreadsheetText('=HYPERLINK("http://rau")')).toBe('\'=HYPERLINK("http://rau")')
    expect(spreadsheetText('+40722123456')).toBe("'+40722123456")
    expect(spreadsheetText(' =1+1')).toBe("' =1+1")
    expect(spreadsheetText('-12,50')).toBe('-12,50')
    expect(spreadsheetText("'=1+1")).toBe("''=1+1")
    expect(fromSpreadsheet("'t Hart")).toBe("'t Hart")
  })

  it('reads back every text exactly, also one that begins with a guard', () => {
    const unit = fc.constantFrom(..."'=+-@\t\n a1,", '\uFF1D')
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        const written = spreadsheetText(text)
        expect(fromSpreadsheet(written)).toBe(text)
        expect(/^[\s]*[=+@\uFF1D]/.test(written)).toBe(false)
      }),
    )
  })
})
