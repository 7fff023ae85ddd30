import { describe, expect, it } from 'vitest'
import { EVERYTHING } from './find-orders.ts'
import { filterIn, withFilter } from './use-list-query.ts'

const ID = '00000000-0000-7000-8006-000000000004'

describe('the filter in the address', () => {
  it('comes back as it was, beside what is not its own', () => {
    const filter = {
      ...EVERYTHING,
      status: 'VALIDAT' as const,
      board: ID,
      from: '2026-11-01',
      text: 'Țuța ',
      sort: 'client' as const,
    }
    const address = withFilter(new URLSearchParams({ comanda: ID }), filter)
    expect(filterIn(new URLSearchParams(address.toString()))).toEqual(filter)
    expect(address.get('comanda')).toBe(ID)
  })

  it('is not there when nothing is asked', () => {
    expect(withFilter(new URLSearchParams('stare=DRAFT&cauta=x'), EVERYTHING).toString()).toBe('')
  })

  it('takes no notice of what makes no sense', () => {
    const nonsense = new URLSearchParams('stare=GATA&eticheta=1&de=2026-13-01&ordine=x&mecanic=%00')
    expect(filterIn(nonsense)).toEqual(EVERYTHING)
  })
})
