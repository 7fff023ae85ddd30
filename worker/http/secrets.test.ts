import { describe, expect, it } from 'vitest'
import { secretsOf } from './secrets.ts'

describe('secretsOf', () => {
  it('fails by name, without the value', () => {
    expect(() => secretsOf({ SESSION_SECRET: 'prea scurt' })).toThrow(/SESSION_SECRET/)
    expect(() => secretsOf({ SESSION_SECRET: 'prea scurt' })).not.toThrow(/prea scurt/)
    expect(() => secretsOf({} as { SESSION_SECRET: string })).toThrow(/SESSION_SECRET/)
  })

  it('parses once', () => {
    const env = { SESSION_SECRET: 'x'.repeat(32) }
    expect(secretsOf(env)).toBe(secretsOf(env))
    expect(secretsOf(env).SESSION_SECRET).toHaveLength(32)
  })
})
