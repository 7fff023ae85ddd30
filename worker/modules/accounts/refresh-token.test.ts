import { describe, expect, it } from 'vitest'
import { firstToken, hashToken, sameHash, sessionOf, tokenAfter } from './refresh-token.ts'

const SESSION = '018f0000-0000-7000-8000-000000000001'
const OTHER = '018f0000-0000-7000-8000-000000000002'
const secret = new TextEncoder().encode('a secret for tests that is long enough')
const another = new TextEncoder().encode('another secret of the same length!!!')

describe('refresh tokens', () => {
  it('contain their session and are always different', () => {
    const tokens = Array.from({ length: 50 }, () => firstToken(secret, SESSION))
    expect(new Set(tokens).size).toBe(50)
    for (const token of tokens) expect(sessionOf(secret, token)).toBe(SESSION)
  })

  it('have one successor under one secret', () => {
    const token = firstToken(secret, SESSION)
    const next = tokenAfter(secret, SESSION, token)
    expect(tokenAfter(secret, SESSION, token)).toBe(next)
    expect(next).not.toBe(token)
    expect(sessionOf(secret, next)).toBe(SESSION)
    expect(tokenAfter(secret, SESSION, next)).not.toBe(token)
    expect(tokenAfter(another, SESSION, token)).not.toBe(next)
  })

  it('that were never issued are refused: another secret, another session, other bytes', () => {
    const [, own = '', mac = ''] = firstToken(secret, SESSION).split('.')
    const swapped = own.startsWith('A') ? `B${own.slice(1)}` : `A${own.slice(1)}`
    for (const forged of [
      firstToken(another, SESSION),
      `${OTHER}.${own}.${mac}`,
      `${SESSION}.${swapped}.${mac}`,
      `${SESSION}.${own}.${'A'.repeat(43)}`,
    ])
      expect(sessionOf(secret, forged)).toBeNull()
    expect(sessionOf(secret, `${SESSION}.${own}.${mac}`)).toBe(SESSION)
  })

  it.each([
    '',
    '.',
    '..',
    SESSION,
    `${SESSION}.`,
    `${SESSION}.${'a'.repeat(43)}`,
    `${SESSION}.${'a'.repeat(22)}.${'a'.repeat(42)}`,
    `${SESSION}.${'a'.repeat(22)}.${'a'.repeat(44)}`,
    `x${SESSION}.${'a'.repeat(22)}.${'a'.repeat(43)}`,
  ])('is not %j', (text) => expect(sessionOf(secret, text)).toBeNull())

  it('are compared by hash', () => {
    const hash = hashToken('a')
    expect(hash).toMatch(/^[0-9a-f]{64}$/)
    expect(sameHash(hash, hashToken('a'))).toBe(true)
    expect(sameHash(hash, hashToken('b'))).toBe(false)
    expect(sameHash(hash, null)).toBe(false)
    expect(sameHash(hash, '')).toBe(false)
  })
})
