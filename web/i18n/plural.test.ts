import { describe, expect, it } from 'vitest'
import { count, countInEnglish } from './plural.ts'

describe('count', () => {
  it.each([
    [0, '0 comenzi'],
    [1, '1 comandă'],
    [2, '2 comenzi'],
    [19, '19 comenzi'],
    [20, '20 de comenzi'],
    [100, '100 de comenzi'],
    [101, '101 comenzi'],
    [119, '119 comenzi'],
    [120, '120 de comenzi'],
    [1234, '1.234 de comenzi'],
  ])('%i', (value, text) => {
    expect(count(value, 'comandă', 'comenzi')).toBe(text)
  })
})

describe('countInEnglish', () => {
  it.each([
    [0, '0 orders'],
    [1, '1 order'],
    [20, '20 orders'],
  ])('%i', (value, text) => {
    expect(countInEnglish(value, 'order', 'orders')).toBe(text)
  })
})
