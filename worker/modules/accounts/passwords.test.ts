import { describe, expect, it } from 'vitest'
import { hashPassword, isOutdated, isPassword, NOBODY } from './passwords.ts'

describe('passwords', () => {
  it('match only themselves', async () => {
    const stored = await hashPassword('parolă lungă')
    expect(await isPassword('parolă lungă', stored)).toBe(true)
    expect(await isPassword('parola lunga', stored)).toBe(false)
    expect(await isPassword('', stored)).toBe(false)
  })

  it('have a separate salt each', async () => {
    expect(await hashPassword('aceeași')).not.toBe(await hashPassword('aceeași'))
  })

  it('never match the placeholder', async () => {
    expect(await isPassword('', null)).toBe(false)
    expect(await isPassword('orice', null)).toBe(false)
  })

  it('have the same hash as in another implementation, with the stored parameters', async () => {
    // Made by `crypto.argon2Sync` of Node with the salt 01 01 … 01; the password has letters of two bytes.
    const stored =
      '$argon2id$v=19$m=19456,t=2,p=1$AQEBAQEBAQEBAQEBAQEBAQ$+DY153ChfYJ6iz/rxyJEJPpA79Q7tav0h/iD1tqfw48'
    expect(await isPassword('parolă', stored)).toBe(true)
    expect(await isPassword('parola', stored)).toBe(false)
    expect(isOutdated(stored)).toBe(false)
    expect(isOutdated(stored.replace('t=2', 't=1'))).toBe(true)
  })

  it('of scrypt still match, and are outdated', async () => {
    // Made by Python's hashlib.scrypt with the salt 00 01 … 0f.
    const stored = 'scrypt$1024$8$16$AAECAwQFBgcICQoLDA0ODw$4g82js_BJLO299tHt9dTi5WIPuq16dcXIKI4H1kIYAc'
    expect(await isPassword('password', stored)).toBe(true)
    expect(await isPassword('Password', stored)).toBe(false)
    expect(isOutdated(stored)).toBe(true)
  })

  it('are not outdated when fresh', async () => {
    expect(isOutdated(await hashPassword('x'))).toBe(false)
  })

  it.each(['', 'plain', 'bcrypt$1$2$3$4$5', 'scrypt$16384$8$5$short$short', '$argon2i$v=19$m=1,t=1,p=1$a$b'])(
    'refuse the stored form %j',
    async (stored) => {
      await expect(isPassword('x', stored)).rejects.toThrow('unknown form')
    },
  )

  it('cost the same work for an unknown account: the same function with the same parameters', async () => {
    const parameters = (stored: string) => stored.split('$').slice(0, 4).join('$')
    expect(parameters(NOBODY)).toEqual(parameters(await hashPassword('x')))
    expect(isOutdated(NOBODY)).toBe(false)
  })
})
