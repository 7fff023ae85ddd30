import { describe, expect, it } from 'vitest'
import type { FontMetrics, PartMetrics } from '../fonts.ts'
import { BODY, type TextStyle } from './style.ts'
import { balancedWidth, linesOf, widthOf } from './text.ts'
import { typefaceOf } from './typeface.ts'

/** Letters a tenth of the size wide each; `V` after `A` comes closer by a twentieth. */
const part = (text: string, kerned = false): PartMetrics => ({
  unitsPerEm: 1000,
  ascent: 878,
  descent: 210,
  glyphs: [...text].flatMap((letter, index) => [letter.codePointAt(0) ?? 0, index + 1, 100]),
  left: kerned ? ['A'] : [],
  right: kerned ? ['V'] : [],
  kerning: kerned ? [[-50]] : [],
})
const face = { latin: part('abcdefghijAV -/–.0123\u00a0?', true), extended: part('ășț') }
const metrics: FontMetrics = { regular: face, semibold: face, condensed: face }
const typeface = typefaceOf(metrics)

/** A letter is one point wide. */
const STYLE: TextStyle = { ...BODY, size: 10 }

const lines = (text: string, width: number, keepsLines = false): string[] =>
  linesOf(typeface, text, STYLE, width, keepsLines)

describe('the width of a text', () => {
  it('counts kerning, tracking and capitals', () => {
    expect(widthOf(typeface, 'ab', STYLE)).toBeCloseTo(2)
    expect(widthOf(typeface, 'AVA', STYLE)).toBeCloseTo(2.5)
    expect(widthOf(typeface, 'ava', { ...STYLE, upper: true })).toBeCloseTo(2.5)
    expect(widthOf(typeface, 'ab', { ...STYLE, tracking: 0.1 })).toBeCloseTo(4)
  })
})

describe('the lines of a text', () => {
  it('end after spaces, hyphens and strokes, and not at a space that holds', () => {
    expect(lines('aaa bbb ccc', 7)).toEqual(['aaa bbb', 'ccc'])
    expect(lines('aaa-bbb', 5)).toEqual(['aaa-', 'bbb'])
    expect(lines('aa/bb', 3)).toEqual(['aa/', 'bb'])
    expect(lines('a 1\u00a02', 4)).toEqual(['a', '1\u00a02'])
    // A hyphen before a digit may be a sign.
    expect(lines('a -12', 4)).toEqual(['a', '-12'])
  })

  it('break a word that is wider than its room', () => {
    expect(lines('a bcdefghij a', 4)).toEqual(['a', 'bcde', 'fghi', 'j a'])
  })

  it('keep the text’s own ends where they are asked to', () => {
    expect(lines('a\n\n b  c', 9, true)).toEqual(['a', '', 'b c'])
    expect(lines('a\n\n b  c', 9)).toEqual(['a b c'])
  })

  it('come out of one length in a balanced room', () => {
    const width = balancedWidth(typeface, 'aaa bbb ccc d', STYLE, 11)
    expect(lines('aaa bbb ccc d', 11)).toEqual(['aaa bbb ccc', 'd'])
    expect(lines('aaa bbb ccc d', width)).toEqual(['aaa bbb', 'ccc d'])
  })
})
