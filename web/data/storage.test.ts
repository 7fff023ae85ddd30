import { describe, expect, it } from 'vitest'
import { spaceRunningOut } from './storage.ts'

describe('the space left', () => {
  it('is reported when it is small, and where the browser tells it', () => {
    const storage = { persisted: true, used: 10_000_000 }
    expect(spaceRunningOut({ ...storage, quota: 10_000_000_000 })).toBeNull()
    expect(spaceRunningOut({ ...storage, quota: 59_000_000 })).toBe(49_000_000)
    expect(spaceRunningOut({ ...storage, quota: 9_000_000 })).toBe(0)
    expect(spaceRunningOut({ persisted: null, used: null, quota: null })).toBeNull()
  })
})
