import { describe, expect, it } from 'vitest'
import type { SyncSummary } from '#web/data/hooks.ts'
import { INITIAL_STATUS } from '#web/data/sync/status.ts'
import { syncState } from './sync-state.ts'

const summary = (part: Partial<SyncSummary>): SyncSummary => ({
  ...INITIAL_STATUS,
  pending: 0,
  rejected: 0,
  ...part,
})
const kindOf = (part: Partial<SyncSummary>) => syncState(summary(part)).kind

describe('the sync indicator', () => {
  it('does not say "synced" before a round has succeeded', () => {
    expect(kindOf({ phase: 'starting' })).toBe('connecting')
    expect(kindOf({ phase: 'syncing' })).toBe('connecting')
    expect(kindOf({ phase: 'idle', lastSyncAt: 1 })).toBe('saved')
  })

  it('does not say "synced" after a round that failed', () => {
    expect(kindOf({ phase: 'idle', lastError: '503' })).toBe('connecting')
    expect(kindOf({ phase: 'idle', lastSyncAt: 1, lastError: '503' })).toBe('connecting')
  })

  it('stays "synced" during the next round, which sends nothing', () => {
    expect(kindOf({ phase: 'syncing', lastSyncAt: 1 })).toBe('saved')
  })

  it('says what waits, first of all what a person must look at', () => {
    expect(kindOf({ phase: 'starting', pending: 2 })).toBe('waiting')
    expect(kindOf({ phase: 'syncing', pending: 2 })).toBe('sending')
    expect(kindOf({ phase: 'offline', pending: 2, rejected: 1 })).toBe('attention')
    expect(kindOf({ phase: 'blocked', problem: 'plan', pending: 2 })).toBe('paused')
  })
})
