import { describe, expect, it } from 'vitest'
import { strengthOf } from './password-strength.ts'

describe('the strength of a new password', () => {
  it.each([
    ['', 'short', 10],
    ['scurtă', 'short', 4],
    ['zece liter', 'fair', 0],
    ['treisprezece1', 'fair', 0],
    ['paisprezece 14', 'good', 0],
    ['cheia de la capăt 19', 'strong', 0],
  ])('%s: %s', (password, strength, missing) => {
    expect(strengthOf(password)).toEqual({ strength, missing })
  })

  it('counts a letter with its sign once, however the keyboard writes it', () => {
    expect(strengthOf('ă'.normalize('NFD').repeat(10))).toEqual({ strength: 'fair', missing: 0 })
  })
})
