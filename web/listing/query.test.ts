import { describe, expect, it } from 'vitest'
import {
  asksOnly,
  choiceParam,
  dayParam,
  idParam,
  isTyped,
  monthParam,
  nothingAsked,
  queryIn,
  textParam,
  withQuery,
} from './query.ts'

const ID = '00000000-0000-7000-8006-000000000004'

const QUERY = {
  status: choiceParam('stare', ['DRAFT', 'VALIDAT'], null),
  label: idParam('eticheta'),
  from: dayParam('de'),
  month: monthParam('luna'),
  sort: choiceParam('ordine', ['-data', 'client'], '-data'),
  text: textParam('cauta'),
}

const NOTHING = nothingAsked(QUERY)

describe('a query in the address', () => {
  it('comes back unchanged, beside parameters that are not its own', () => {
    const query = {
      status: 'VALIDAT' as const,
      label: ID,
      from: '2026-11-01',
      month: '2026-11',
      sort: 'client' as const,
      text: 'Țuța ',
    }
    const address = withQuery(QUERY, new URLSearchParams({ comanda: ID }), query)
    expect(queryIn(QUERY, new URLSearchParams(address.toString()))).toEqual(query)
    expect(address.get('comanda')).toBe(ID)
  })

  it('is not in the address when nothing is asked', () => {
    expect(withQuery(QUERY, new URLSearchParams('stare=DRAFT&cauta=x'), NOTHING).toString()).toBe('')
  })

  it('ignores invalid values', () => {
    const nonsense = 'stare=GATA&eticheta=1&de=2026-13-01&luna=2026-1&ordine=x'
    expect(queryIn(QUERY, new URLSearchParams(nonsense))).toEqual(NOTHING)
  })

  it('tells whether anything else is asked', () => {
    expect(asksOnly(QUERY, { ...NOTHING, status: 'DRAFT' }, 'status', 'sort')).toBe(true)
    expect(asksOnly(QUERY, { ...NOTHING, status: 'DRAFT', text: 'a' }, 'status', 'sort')).toBe(false)
  })

  it('tells typing from choosing', () => {
    expect(isTyped(QUERY, NOTHING, { ...NOTHING, text: 'a' })).toBe(true)
    expect(isTyped(QUERY, NOTHING, { ...NOTHING, text: 'a', status: 'DRAFT' })).toBe(false)
  })
})
