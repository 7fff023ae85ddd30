import { describe, expect, it } from 'vitest'
import { isMissingCode } from './missing-code.ts'

describe('code that cannot be loaded', () => {
  it.each([
    ['Chromium', 'Failed to fetch dynamically imported module: https://x/assets/a.js'],
    ['Firefox', 'error loading dynamically imported module: https://x/assets/a.js'],
    ['WebKit', 'Importing a module script failed.'],
  ])('is known by what %s says', (_engine, message) => {
    expect(isMissingCode(new TypeError(message))).toBe(true)
  })

  it('is told apart from errors of code that was loaded', () => {
    expect(isMissingCode(new TypeError('x is not a function'))).toBe(false)
    expect(isMissingCode(new Error('Failed to fetch dynamically imported module'))).toBe(false)
  })
})
