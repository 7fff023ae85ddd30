import { describe, expect, it } from 'vitest'
import { newLeaseKey } from '#bin/lease-key.ts'
import { secretsOf } from './secrets.ts'

const good = { SESSION_SECRET: 'x'.repeat(32), LEASE_KEYS: JSON.stringify([newLeaseKey(), newLeaseKey()]) }

describe('secretsOf', () => {
  it('names the secret in its error, without the value', () => {
    const short = { ...good, SESSION_SECRET: 'prea scurt' }
    expect(() => secretsOf(short)).toThrow(/: SESSION_SECRET$/)
    expect(() => secretsOf(short)).not.toThrow(/prea scurt/)
    expect(() => secretsOf({} as typeof good)).toThrow(/: SESSION_SECRET, LEASE_KEYS$/)
  })

  it.each(['', 'nu e json', '[]', '[{"kid":"a"}]', JSON.stringify([{ ...newLeaseKey(), d: undefined }])])(
    'takes no lease keys from %j',
    (LEASE_KEYS) => {
      expect(() => secretsOf({ ...good, LEASE_KEYS })).toThrow(/LEASE_KEYS/)
      if (LEASE_KEYS) expect(() => secretsOf({ ...good, LEASE_KEYS })).not.toThrow(LEASE_KEYS)
    },
  )

  it('parses once', () => {
    expect(secretsOf(good)).toBe(secretsOf(good))
    expect(secretsOf(good).SESSION_SECRET).toHaveLength(32)
    expect(secretsOf(good).LEASE_KEYS).toHaveLength(2)
  })
})
