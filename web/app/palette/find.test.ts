import { describe, expect, it } from 'vitest'
import type { OrderEntry } from '#web/features/orders/list/order-index.ts'
import { findCommands, findSomeOrders } from './find.ts'

const commands = [
  { title: 'Setări', words: 'firma tva iban' },
  { title: 'Comandă nouă', words: 'deviz' },
  { title: 'Comenzi', words: 'devize' },
]
const titles = (query: string) => {
  const { first, others } = findCommands(commands, query)
  return [first, others].map((found) => found.map(({ title }) => title))
}

describe('pages and actions', () => {
  it('are found without diacritics, by any word of their title from its start', () => {
    expect(titles('setari')).toEqual([['Setări'], []])
    expect(titles('noua')).toEqual([['Comandă nouă'], []])
    expect(titles('com')).toEqual([['Comandă nouă', 'Comenzi'], []])
  })

  it('come after everything else where only their other words match', () => {
    expect(titles('iban')).toEqual([[], ['Setări']])
    expect(titles('devize')).toEqual([[], ['Comenzi']])
  })
})

const order = (number: number | null, text: string) =>
  ({ id: `o${number}`, nr_comanda: number, text }) as OrderEntry
const findIds = (entries: readonly OrderEntry[], query: string, limit: number) =>
  findSomeOrders(entries, query, limit).map(({ id }) => id)

describe('orders', () => {
  const entries = [order(1320, 'nr. 1320\nion'), order(400, 'b320abc\nana'), order(320, 'nr. 320\nvasile')]

  it.each(['320', 'nr. 320', '#320'])('%s finds first the order with that number', (query) => {
    expect(findIds(entries, query, 2)[0]).toBe('o320')
  })

  it('are otherwise the newest that match, and no more than asked for', () => {
    expect(findIds(entries, '32', 2)).toEqual(['o1320', 'o400'])
    expect(findIds(entries, 'ána', 5)).toEqual(['o400'])
  })

  it('are found fast among fifty thousand: one pass, which reads each text once', () => {
    let looks = 0
    const many = Array.from({ length: 50_000 }, (_, at) => ({
      id: `o${at}`,
      nr_comanda: at,
      get text() {
        looks += 1
        return `nr. ${at}\nclient ${at % 977}`
      },
    })) as OrderEntry[]
    expect(findIds(many, 'client 976', 6)).toHaveLength(6)
    expect(looks).toBeLessThan(6_000)
    expect(findIds(many, '49999', 6)[0]).toBe('o49999')
    expect(findIds(many, 'nimeni', 6)).toEqual([])
    expect(looks).toBeLessThan(160_000)
  })
})
