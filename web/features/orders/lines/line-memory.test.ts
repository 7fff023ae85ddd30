import { describe, expect, it } from 'vitest'
import { recall, remember } from './line-memory.ts'

const labour = (descriere: string, pret_ora = 15_000, ore = 1000) =>
  ({ tip: 'manopera', descriere, norma_id: null, ore, pret_ora, um: '', pret_unitar: 0 }) as const
const part = (descriere: string, um: string, pret_unitar: number) =>
  ({ tip: 'material', descriere, norma_id: null, ore: 0, pret_ora: 0, um, pret_unitar }) as const

const row = {
  tenant_id: 't',
  oracle_id: null,
  rev: 0,
  created_at: '',
  updated_at: '',
  deleted_at: null,
}
const norm = {
  ...row,
  id: 'n1',
  cod: '',
  denumire: 'Schimb ulei',
  ore_normate: 750,
  ansamblu_id: null,
  activ: 1 as const,
}
const price = { ...row, id: 'p1', denumire: 'Manoperă mecanică', pret: 15_000, um: 'oră', activ: 1 as const }

describe('remember', () => {
  it('keeps the newest unit and price of a name, however it was typed', () => {
    const { parts } = remember([part('Ulei 5W30', 'l', 4500), part('ulei 5w30', 'buc', 3900)], [], [])
    expect(parts).toHaveLength(1)
    expect(recall(parts, 'ULEI 5w30')).toMatchObject({ unit: 'l', price: 4500, uses: 2 })
  })

  it('puts the most used first and keeps works and parts apart', () => {
    const memory = remember(
      [labour('Geometrie'), labour('Frâne'), labour('frane'), part('Frâne', 'set', 1)],
      [],
      [],
    )
    expect(memory.labour.map(({ name }) => name)).toEqual(['Frâne', 'Geometrie'])
    expect(memory.parts).toHaveLength(1)
  })

  it('offers norms with their hours, before earlier lines with the same name', () => {
    const { labour: works } = remember([labour('schimb ulei', 15_000, 5000)], [norm], [])
    expect(works).toMatchObject([{ name: 'Schimb ulei', normId: 'n1', hours: 750, uses: 1 }])
  })

  it('takes the hour price of the last labour, else that of the catalogue, else none', () => {
    expect(remember([labour('a', 0), labour('b', 18_000), labour('c')], [], [price]).hourPrice).toBe(18_000)
    expect(remember([part('x', 'buc', 100)], [], [price]).hourPrice).toBe(15_000)
    expect(remember([], [], []).hourPrice).toBe(null)
  })
})
