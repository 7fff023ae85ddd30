import { describe, expect, it } from 'vitest'
import { anOrderDocumentInput } from '#tests/factories/documents.ts'
import { devizText } from './deviz-text.ts'

const SHOP = { nume: 'Service Țăranu SRL', telefon: '+40722123456' }

describe('the deviz as a message', () => {
  it('names the car, the work, the total and the shop', () => {
    const { order, lines } = anOrderDocumentInput()
    const text = devizText(
      { ...order, nr_comanda: 12, nr_auto: 'B123ABC', cota_tva: 2100, total_general: 123_450 },
      lines,
      SHOP,
    )
    const [greeting, ...rest] = text.split('\n')
    expect(greeting).toBe('Bună ziua! Devizul nr. 12 pentru B 123 ABC:')
    expect(rest[0]).toMatch(/^• .*plăcuțe/)
    expect(rest.slice(-2)).toEqual([
      'Total cu TVA: 1.234,50\u00a0lei',
      'Service Țăranu SRL, tel. 0722 123 456',
    ])
  })

  it('leaves out what the client refused, and says how many lines a long one omits', () => {
    const { order, lines } = anOrderDocumentInput()
    const [line] = lines
    if (!line) throw new Error('no line')
    const many = Array.from({ length: 40 }, (_, at) => ({ ...line, descriere: `Lucrare ${at}`, ordine: at }))
    const text = devizText(order, [...many, { ...line, descriere: 'Refuzată', stare: 'refuzata' }], SHOP)
    expect(text).toContain('• Lucrare 24\n• și încă 15\n')
    expect(text).not.toContain('Refuzată')
  })
})
