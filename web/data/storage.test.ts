import { describe, expect, it } from 'vitest'
import { formatBytes, spaceRunningOut } from './storage.ts'

describe('sizes', () => {
  it('are short and Romanian', () => {
    expect(formatBytes(0)).toBe('0\u00a0B')
    expect(formatBytes(999)).toBe('999\u00a0B')
    expect(formatBytes(1_000)).toBe('1\u00a0kB')
    expect(formatBytes(3_440_000)).toBe('3,4\u00a0MB')
    expect(formatBytes(12_600_000)).toBe('13\u00a0MB')
    expect(formatBytes(2_500_000_000)).toBe('2,5\u00a0GB')
  })
})

describe('the space left', () => {
  it('is told when it is little, and where the browser tells', () => {
    const storage = { persisted: true, used: 10_000_000 }
    expect(spaceRunningOut({ ...storage, quota: 10_000_000_000 })).toBeNull()
    expect(spaceRunningOut({ ...storage, quota: 59_000_000 })).toBe(49_000_000)
    expect(spaceRunningOut({ ...storage, quota: 9_000_000 })).toBe(0)
    expect(spaceRunningOut({ persisted: null, used: null, quota: null })).toBeNull()
  })
})
