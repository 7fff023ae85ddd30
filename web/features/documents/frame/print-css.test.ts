import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cssString } from './print-css.ts'

describe('a text in a style sheet', () => {
  it('keeps letters and digits as they are', () => {
    expect(cssString('Deviz nr. 12 · B 123 ABC · Țăranu–Șerban')).toBe(
      '"Deviz nr. 12 · B 123 ABC · Țăranu–Șerban"',
    )
  })

  it('never ends its string, its rule or the style sheet, whatever it contains', () => {
    expect(cssString('a"}</style>\\\n')).toBe('"a\\22 \\7d \\3c \\2f style\\3e \\5c \\a "')
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(cssString(text).slice(1, -1)).not.toMatch(/["{};<>\n]/)
      }),
    )
  })
})
