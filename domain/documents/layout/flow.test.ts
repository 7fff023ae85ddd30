import { describe, expect, it } from 'vitest'
import type { Box, Mark } from './box.ts'
import { joined, type Piece, pagesOf } from './flow.ts'
import { BODY } from './style.ts'

const boxOf = (text: string, height = 10): Box => ({
  height,
  marks: [{ kind: 'text', x: 0, y: 0, text, style: BODY }],
})

const piece = (text: string, rest: Partial<Piece> = {}): Piece => ({ box: boxOf(text), before: 0, ...rest })

const textOf = (mark: Mark): string => (mark.kind === 'text' ? `${mark.text}@${mark.y}` : '')

const laid = (pieces: readonly Piece[], height: number): string[] =>
  pagesOf(pieces, height).map((marks) => marks.map(textOf).join(' '))

describe('the pages of a document', () => {
  it('end where the next piece has no room, whose room above then falls away', () => {
    expect(laid([piece('a'), piece('b', { before: 5 }), piece('c', { before: 5 })], 25)).toEqual([
      'a@0 b@15',
      'c@0',
    ])
  })

  it('keep together what belongs together, unless a page is too small for it', () => {
    const chain = [piece('b', { keep: true }), piece('c', { keep: true }), piece('d')]
    expect(laid([piece('a'), ...chain], 30)).toEqual(['a@0', 'b@0 c@10 d@20'])
    expect(laid([piece('a'), ...chain], 20)).toEqual(['a@0', 'b@0 c@10', 'd@0'])
  })

  it('repeat the heads of a table', () => {
    const head = boxOf('head', 4)
    const rows = ['a', 'b', 'c'].map((text) => piece(text, { head }))
    expect(laid(rows, 24)).toEqual(['head@0 a@4 b@14', 'head@0 c@4'])
    expect(laid([...rows.slice(0, 1), piece('x', { head: boxOf('other', 4) })], 40)).toEqual([
      'head@0 a@4 other@14 x@18',
    ])
  })

  it('hold a piece that is higher than they are', () => {
    expect(laid([piece('a'), { box: boxOf('b', 90), before: 0 }, piece('c')], 50)).toEqual([
      'a@0',
      'b@0',
      'c@0',
    ])
  })

  it('take the larger of two rooms that meet, over what is empty', () => {
    const flow = joined([
      { pieces: [piece('a')], after: 6 },
      { pieces: [], before: 50, after: 50 },
      { pieces: [piece('b')], before: 4, after: 2 },
      { pieces: [piece('c')], before: 7 },
    ])
    expect(flow.map(({ before }) => before)).toEqual([0, 6, 7])
  })
})
