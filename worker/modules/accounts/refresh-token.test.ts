import { describe, expect, it } from 'vitest'
import { firstToken, hashToken, sameHash, sessionOf, tokenAfter } from './refresh-token.ts'

const SESSION = '018f0000-0000-7000-8000-000000000001'
const secret = new TextEncoder().encode('a secret for tests that is long enough')

describe('refresh tokens', () => {
  it('name their session and are never the same', () => {
    const tokens = Array.from({ length: 50 }, () => firstToken(SESSION))
    expect(new Set(tokens).size).toBe(50)
    for (const token of tokens) expect(sessionOf(token)).toBe(SESSION)
  })

  it('have one successor under one secret', () => {
    const token = firstToken(SESSION)
    const next = tokenAfter(secret, token)
    expect(tokenAfter(secret, token)).toBe(next)
    expect(next).not.toBe(token)
    expect(sessionOf(next)).toBe(SESSION)
    expect(tokenAfter(secret, next)).not.toBe(token)
    expect(tokenAfter(new TextEncoder().encode('another secret of the same length!!!'), token)).not.toBe(next)
  })

  it.each([
    '',
    '.',
    SESSION,
    `${SESSION}.`,
    `${SESSION}.${'a'.repeat(42)}`,
    `${SESSION}.${'a'.repeat(44)}`,
    `x${SESSION}.${'a'.repeat(43)}`,
  ])('is not %j', (text) => expect(sessionOf(text)).toBeNull())

  it('are compared by hash', () => {
    const hash = hashToken('a')
    expect(hash).toMatch(/^[0-9a-f]{64}$/)
    expect(sameHash(hash, hashToken('a'))).toBe(true)
    expect(sameHash(hash, hashToken('b'))).toBe(false)
    expect(sameHash(hash, null)).toBe(false)
    expect(sameHash(hash, '')).toBe(false)
  })
})
