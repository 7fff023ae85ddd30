import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compact, fold, matchesSearch, searchText } from './search.ts'

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

  it.each(['stefana', 'ct12', '0733', 'logan 9', '-/-'])('does not find it by %j', (query) => {
    expect(matchesSearch(row, query)).toBe(false)
  })

  it('never joins the end of one field to the start of the next', () => {
    expect(matchesSearch(searchText({ texts: ['ana', 'bob'] }), 'ana-bob')).toBe(false)
  })

  it('folds once and for all, and finds every row by its own text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text))
        expect(matchesSearch(searchText({ texts: [text] }), text)).toBe(true)
      }),
    )
  })
})
