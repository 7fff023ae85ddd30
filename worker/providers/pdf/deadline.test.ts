import { describe, expect, it } from 'vitest'
import { DeadlineError, within } from './deadline.ts'

describe('a deadline', () => {
  it('returns the result or the failure of work done in time', async () => {
    expect(await within(1000, Promise.resolve('done'))).toBe('done')
    await expect(within(1000, Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  })

  it('ends the wait for work that never ends', async () => {
    await expect(within(5, new Promise(() => {}))).rejects.toBeInstanceOf(DeadlineError)
  })
})
