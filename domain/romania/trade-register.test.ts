import { describe, expect, it } from 'vitest'
import { isTradeRegisterNumber } from './trade-register.ts'

describe('numbers of the trade register', () => {
  it.each(['J13/1234/2020', 'j40 / 1 / 1991', 'F5/77/2011', 'C12/3/2004', 'J2024012345001'])(
    '%s is one',
    (text) => {
      expect(isTradeRegisterNumber(text)).toBe(true)
    },
  )

  it.each(['', 'J13', 'J13/1234', '13/1234/2020', 'J13/1234/20', 'RO123456', 'J2024'])(
    '%s is none',
    (text) => {
      expect(isTradeRegisterNumber(text)).toBe(false)
    },
  )
})
