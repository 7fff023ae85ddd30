import { describe, expect, it } from 'vitest'
import { followUpsOf } from './follow-ups.ts'
import type { Order, OrderLine } from './schema.ts'

const order = (id: string, data_comanda: string, status: Order['status'] = 'FACTURAT') =>
  ({ id, data_comanda, status }) as Order
const line = (id: string, order_id: string, more: Partial<OrderLine> = {}) =>
  ({ id, order_id, stare: 'inclusa', provine_din: null, urmarire_inchisa: 0, ...more }) as OrderLine
const names = (orders: Order[], lines: OrderLine[]) => followUpsOf(orders, lines).map(({ line }) => line.id)

const spring = order('spring', '2026-04-02')
const autumn = order('autumn', '2026-11-02', 'DRAFT')
const refused = line('brakes', 'spring', { stare: 'refuzata' })
const postponed = line('belt', 'spring', { stare: 'amanata' })

describe('the follow-ups of a car', () => {
  it('are the refused and postponed lines, newest first', () => {
    const lines = [line('oil', 'spring'), refused, line('tyres', 'autumn', { stare: 'refuzata' })]
    expect(names([spring, autumn], lines)).toEqual(['tyres', 'brakes'])
  })

  it('are settled by a line of another order that links to them', () => {
    const taken = line('brakes again', 'autumn', { provine_din: 'brakes' })
    expect(names([spring, autumn], [refused, postponed, taken])).toEqual(['belt'])
  })

  it('reopen when that line is deleted or its order annulled', () => {
    const taken = line('brakes again', 'autumn', { provine_din: 'brakes' })
    expect(names([spring, autumn], [refused])).toEqual(['brakes'])
    expect(names([spring, { ...autumn, status: 'ANULAT' }], [refused, taken])).toEqual(['brakes'])
  })

  it('appear once, under the newer line, when refused again', () => {
    const again = line('brakes again', 'autumn', { provine_din: 'brakes', stare: 'refuzata' })
    expect(names([spring, autumn], [refused, again])).toEqual(['brakes again'])
  })

  it('end when the shop closes them or the order is annulled', () => {
    expect(names([spring], [{ ...refused, urmarire_inchisa: 1 }])).toEqual([])
    expect(names([{ ...spring, status: 'ANULAT' }], [refused])).toEqual([])
  })
})
