import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compact, fold, isNarrower, matchesSearch, searchText } from './search.ts'

const row = searchText({
  texts: ['Ștefan Țăranu', 'Dacia Logan', null],
  plates: ['B 123 ABC'],
  phones: ['0722 123 456', undefined],
})

describe('search as you type', () => {
  it('folds Romanian letters, old cedillas and case', () => {
    expect(fold('  Înființată  la ȘTEFĂNEȘTI ')).toBe('infiintata la stefanesti')
    expect(fold('şţ ŞŢ')).toBe(fold('șț ȘȚ'))
    expect(compact('B-123 ABC')).toBe('b123abc')
  })

  it.each([
    'stefan',
    'ȚĂRANU',
    'taranu stef',
    'b123',
    'b-123-a',
    'B 123 abc',
    '0722',
    '0722.123',
    '+40 722',
    '722123',
    'logan',
    '',
  ])('finds the row by %j', (query) => {
    expect(matchesSearch(row, query)).toBe(true)
  })

  it.each(['stefana', 'ct12', '0733', 'logan 9', 'taranu popescu', '-/-'])(
    'does not find it by %j',
    (query) => {
      expect(matchesSearch(row, query)).toBe(false)
    },
  )

  it('finds a plate by look-alike letters', () => {
    expect(matchesSearch(row, 'В 123 АВС')).toBe(true)
    expect(matchesSearch(row, 'Ｂ１２３')).toBe(true)
    expect(matchesSearch(searchText({ texts: ['Іван'] }), 'іван')).toBe(true)
  })

  it('never joins the end of one field to the start of the next', () => {
    expect(matchesSearch(searchText({ texts: ['ana', 'bob'] }), 'ana-bob')).toBe(false)
  })

  it('stays the same when folded again, and finds every row by its own text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text))
        expect(matchesSearch(searchText({ texts: [text] }), text)).toBe(true)
      }),
    )
  })
})

describe('one query after another', () => {
  const query = fc.string({ unit: fc.constantFrom('a', 'b', '1', ' ', '-', 'ș', 'а', 'в'), maxLength: 6 })

  it.each(['țurcanu stef', 'B 123-abc', 'nr. 320', '0722 12'])(
    'each character of %j narrows the result',
    (typed) => {
      for (let at = 1; at < typed.length; at++)
        expect(isNarrower(typed.slice(0, at + 1), typed.slice(0, at))).toBe(true)
    },
  )

  it('is narrower only where it finds no other row', () => {
    fc.assert(
      fc.property(query, query, query, (text, now, before) => {
        fc.pre(isNarrower(now, before) && matchesSearch(fold(text), now))
        expect(matchesSearch(fold(text), before)).toBe(true)
      }),
    )
  })
})
