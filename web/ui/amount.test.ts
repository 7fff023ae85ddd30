import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_PRICE } from '#domain/kernel/money.ts'
import { formatMoney, parseMoney } from '#web/i18n/format.ts'
import { readAmount } from './amount.ts'

const read = (text: string) => readAmount(text, parseMoney, 0, MAX_PRICE)

describe('readAmount', () => {
  it('reads every price that can be written, as it is shown', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: MAX_PRICE }), (bani) => {
        expect(read(formatMoney(bani))).toEqual({ value: bani })
      }),
    )
  })

  it('never takes the valid beginning of an invalid text', () => {
    expect(read('1000000000')).toEqual({ problem: 'range' })
    expect(read('12,345')).toEqual({ problem: 'text' })
    expect(read('12 lei și 5')).toEqual({ problem: 'text' })
    expect(read('-5')).toHaveProperty('problem')
  })

  it('tells an empty field from a zero', () => {
    expect(read('  ')).toEqual({ value: null })
    expect(read('0')).toEqual({ value: 0 })
  })
})
