import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ACCESSORIES, codesOf, DAMAGE_MARKS, toggleCode } from './intake.ts'
import { orders } from './schema.ts'

describe('marks and accessories', () => {
  it('are known codes, each once, in the order of the list', () => {
    expect(codesOf(DAMAGE_MARKS, 'jante lovituri  jante necunoscut')).toEqual(['lovituri', 'jante'])
    expect(codesOf(ACCESSORIES, '')).toEqual([])
  })

  it('toggle with the same press, whatever the column contains', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(...ACCESSORIES), (text, code) => {
        const once = toggleCode(ACCESSORIES, text, code)
        const twice = toggleCode(ACCESSORIES, once, code)
        expect(codesOf(ACCESSORIES, once).includes(code)).toBe(!codesOf(ACCESSORIES, text).includes(code))
        expect(twice).toBe(codesOf(ACCESSORIES, text).join(' '))
      }),
    )
  })

  it('fit into their columns all together', () => {
    for (const [column, list] of [
      [orders.columns.avarii, DAMAGE_MARKS],
      [orders.columns.accesorii, ACCESSORIES],
    ] as const)
      expect(column.schema['~standard'].validate(list.join(' '))).toMatchObject({ value: list.join(' ') })
  })
})
