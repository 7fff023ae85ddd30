import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { searchTest } from '#domain/romania/search.ts'
import { Narrowing } from './narrowing.ts'

/** Entries that count how often they are read. */
const counted = (texts: readonly string[]) => {
  const seen = { entries: 0 }
  const entries = texts.map((text, id) => ({
    id,
    get text() {
      seen.entries += 1
      return text
    },
  }))
  return { entries, seen }
}

const text = fc.string({ unit: fc.constantFrom('a', 'b', '1', ' ', '-'), maxLength: 8 })

describe('a search that narrows key by key', () => {
  it('finds what a new search would find, whatever was typed before', () => {
    fc.assert(
      fc.property(fc.array(text), fc.array(text), (texts, queries) => {
        const { entries } = counted(texts)
        const narrowing = new Narrowing<(typeof entries)[number]>()
        for (const query of queries)
          expect(narrowing.find(entries, query)).toEqual(entries.filter((one) => searchTest(query)(one.text)))
      }),
    )
  })

  it('goes through everything at the first key, and then only through the last result', () => {
    const { entries, seen } = counted(
      Array.from({ length: 50_000 }, (_, n) => `${n % 100 === 0 ? 'turcanu' : 'ionescu'} ${n}`),
    )
    const narrowing = new Narrowing<(typeof entries)[number]>()
    const scanned = ['t', 'tu', 'turcanu', 'turcanu ', 'turcanu 4'].map((query) => {
      seen.entries = 0
      narrowing.find(entries, query)
      return seen.entries
    })
    expect(scanned).toEqual([50_000, 500, 500, 500, 500])
  })

  it('starts again when the entries or the beginning of the query change', () => {
    const one = counted(['ana', 'ion'])
    const two = counted(['ana', 'ana maria'])
    const narrowing = new Narrowing<(typeof one.entries)[number]>()
    expect(narrowing.find(one.entries, 'an')).toHaveLength(1)
    expect(narrowing.find(two.entries, 'ana')).toHaveLength(2)
    expect(narrowing.find(two.entries, 'mar')).toHaveLength(1)
  })
})
