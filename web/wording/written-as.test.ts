import { describe, expect, it } from 'vitest'
import { COLLECTIONS } from '#domain/modules.ts'
import type { Column } from '#domain/sync/columns.ts'
import { columnLabel } from './column-label.ts'
import { wordOf, writtenAs } from './written-as.ts'

const { invoices, orders, vehicles, document_settings } = COLLECTIONS

describe('a value as it is read', () => {
  it.each([
    [invoices.columns.total_general, 123_450, '1.234,50 lei'],
    [invoices.columns.curs, 49_765, '4,9765'],
    [invoices.columns.nr_factura, 1_204, '1204'],
    [orders.columns.km_intrare, 185_000, '185.000 km'],
    [orders.columns.cota_tva, 2_100, '21%'],
    [vehicles.columns.an_fabricatie, 2_019, '2019'],
    [vehicles.columns.client_platitor_tva, 1, 'da'],
    [COLLECTIONS.order_lines.columns.ore, 1_500, '1,5 h'],
    [document_settings.columns.logo, 'data:image/png;base64,AAAA', 'imagine'],
  ])('follows from the kind of its column: %#', (column, value, text) => {
    expect(writtenAs(column, value).replaceAll('\u00a0', ' ')).toBe(text)
  })

  it('has words for every choice that people see', () => {
    const raw = Object.entries(COLLECTIONS).flatMap(([collection, { columns }]) =>
      Object.entries(columns as Record<string, Column>).flatMap(([column, { kind, choices }]) =>
        kind === 'choice' && columnLabel(collection, column) !== null
          ? choices.flatMap((value) =>
              value !== '' && wordOf(value) === undefined ? [`${collection}.${column}: ${value}`] : [],
            )
          : [],
      ),
    )
    expect(raw).toEqual([])
  })

  it('stays as it is where its column does not accept it', () => {
    expect(writtenAs(orders.columns.data_comanda, '2026-02-31')).toBe('2026-02-31')
    expect(writtenAs(orders.columns.km_intrare, 'mult')).toBe('mult')
  })
})
