import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvLine, fromSpreadsheet, parseCsv, separatorOf, spreadsheetCsv, spreadsheetText } from './csv.ts'

const fieldsOf = (text: string) => parseCsv(text).map(({ fields }) => fields)

describe('parseCsv', () => {
  it('reads what Excel in Romanian writes: byte order mark, semicolons, CRLF, decimal commas', () => {
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

  it('does not take a separator in quotes for one', () => {
    expect(separatorOf('"a,b,c,d";e\n')).toBe(';')
    expect(fieldsOf('nume;adresă\n"Popescu; Ion";"Str. ""Mare"" 3\nap. 2"')).toEqual([
      ['nume', 'adresă'],
      ['Popescu; Ion', 'Str. "Mare" 3\nap. 2'],
    ])
  })

  it('names the line on which a record begins, past breaks in quotes and empty lines', () => {
    expect(parseCsv('a;b\n"1\n2";3\n\n4;5\n').map(({ line }) => line)).toEqual([1, 2, 5])
  })

  it('keeps empty fields, also at the end', () => {
    expect(fieldsOf('a;b;c\n;;\n1;;\n')).toEqual([
      ['a', 'b', 'c'],
      ['', '', ''],
      ['1', '', ''],
    ])
  })

  it('reads to the end what an unclosed quote has opened', () => {
    expect(fieldsOf('a;b\n"x;y\nz')).toEqual([['a', 'b'], ['x;y\nz']])
  })

  it('says that there is nothing in nothing', () => {
    expect(parseCsv('')).toEqual([])
    expect(parseCsv('\uFEFF\r\n\r\n')).toEqual([])
  })

  it('gives back whatever was written, with any separator', () => {
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

  it('takes any text without fail', () => {
    fc.assert(fc.property(fc.string(), (text) => parseCsv(text).every(({ fields }) => fields.length > 0)))
  })
})

describe('spreadsheetCsv', () => {
  it('begins with the mark by which Excel knows UTF-8', () => {
    expect(spreadsheetCsv([['Țiglă', '1,50']])).toBe('\uFEFFȚiglă;1,50\r\n')
  })

  it('lets no cell be run as a formula, and takes the guard away when it comes back', () => {
    expect(spreadsheetText('=HYPERLINK("http://rau")')).toBe('\'=HYPERLINK("http://rau")')
    expect(spreadsheetText('+40722123456')).toBe("'+40722123456")
    expect(spreadsheetText(' =1+1')).toBe("' =1+1")
    expect(spreadsheetText('-12,50')).toBe('-12,50')
    expect(spreadsheetText("'=1+1")).toBe("''=1+1")
    expect(fromSpreadsheet("'t Hart")).toBe("'t Hart")
  })

  it('gives every text back as it was, its own guards too', () => {
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
