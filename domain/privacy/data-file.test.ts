import { expect, it } from 'vitest'
import { parseCsv } from '#domain/csv/csv.ts'
import { COLLECTIONS } from '#domain/modules.ts'
import type { Row } from '#domain/sync/collection.ts'
import { columnKinds, csvHead, csvRow, jsonRow } from './data-file.ts'

const lines = COLLECTIONS.order_lines
const row = {
  id: 'x',
  tenant_id: 't',
  descriere: '=1+1; "două"',
  ore: 1500,
  pret_ora: 12_345,
  norma_id: null,
} as unknown as Row

it('a spreadsheet reads a row with its decimals and without formulas', () => {
  const [head, cells] = parseCsv(csvHead(lines) + csvRow(lines, row)).map(({ fields }) => fields)
  const read = Object.fromEntries((head ?? []).map((name, place) => [name, cells?.[place]]))
  expect(read).toMatchObject({
    id: 'x',
    descriere: `'=1+1; "două"`,
    ore: '1,500',
    pret_ora: '123,45',
    norma_id: '',
  })
  expect(head).toEqual(Object.keys(columnKinds(lines)))
  expect(head).not.toContain('tenant_id')
})

it('negative amounts keep their decimals', () => {
  const payments = COLLECTIONS.payments
  const money = Object.entries(columnKinds(payments)).find(([, kind]) => kind === 'money')?.[0] ?? ''
  expect(csvRow(payments, { ...row, [money]: -5 })).toContain(';-0,05;')
})

it('JSON has each value as it is stored', () => {
  expect(JSON.parse(jsonRow(lines, row))).toMatchObject({
    id: 'x',
    descriere: '=1+1; "două"',
    ore: 1500,
    norma_id: null,
  })
})
