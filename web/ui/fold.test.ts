import { describe, expect, it } from 'vitest'
import { fold, matches } from './fold.ts'

describe('fold', () => {
  it('drops comma-below and cedilla alike', () => {
    expect(fold('Înlocuire plăcuțe Țuțea ŞŢ')).toBe('inlocuire placute tutea st')
  })
})

describe('matches', () => {
  it('takes the words in any order', () => {
    expect(matches('Dacia Logan, Ștefan Țăranu', 'taranu dacia')).toBe(true)
    expect(matches('Dacia Logan', 'dacia duster')).toBe(false)
    expect(matches('Dacia Logan', '')).toBe(true)
  })
})
