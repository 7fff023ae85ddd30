import { describe, expect, it } from 'vitest'
import { formToken, readFormToken } from './form-token.ts'
import { isOwnToken, isToken, linkToken, tokenHash } from './link-token.ts'

const secret = new TextEncoder().encode('a secret for tests that is long enough')
const other = new TextEncoder().encode('another secret that is long enough too')
const ROW = '0190a1b2-0000-7000-8000-000000000001'

describe('the token of a link', () => {
  it('is the same at each try, and another for each kind, shop, row and secret', () => {
    const all = [
      linkToken(secret, 'portal', 't1', ROW),
      linkToken(secret, 'stop', 't1', ROW),
      linkToken(secret, 'portal', 't2', ROW),
      linkToken(secret, 'portal', 't1', `${ROW.slice(0, -1)}2`),
      linkToken(other, 'portal', 't1', ROW),
    ]
    expect(linkToken(secret, 'portal', 't1', ROW)).toBe(all[0])
    expect(new Set(all.map((token) => token.slice(0, 20))).size).toBe(5)
    expect(new Set(all.map(tokenHash)).size).toBe(5)
    for (const token of all) expect([token, isToken(token)]).toEqual([token, true])
  })

  it('is known as ours without a look into the database', () => {
    const token = linkToken(secret, 'portal', 't1', ROW)
    expect(isOwnToken(secret, token)).toBe(true)
    expect(isOwnToken(other, token)).toBe(false)
    for (const at of [0, 19, 20, 25]) {
      const changed = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1)
      expect([changed, isOwnToken(secret, changed)]).toEqual([changed, false])
    }
    for (const text of ['', 'x', `${token}A`, token.slice(1), `${token.slice(0, 25)}/`])
      expect([text, isToken(text), isOwnToken(secret, text)]).toEqual([text, false, false])
  })
})

describe('the token of a form', () => {
  const content = { act: ROW, seen: 'abc', at: 1_000 }

  it('is read for its link, for a day', () => {
    const token = formToken(secret, 'link', content)
    expect(readFormToken(secret, 'link', token, 1_000)).toEqual(content)
    expect(readFormToken(secret, 'link', token, 86_400_999)).toEqual(content)
    expect(readFormToken(secret, 'link', token, 86_401_000)).toBeNull()
    expect(readFormToken(secret, 'link of another', token, 1_000)).toBeNull()
    expect(readFormToken(other, 'link', token, 1_000)).toBeNull()
  })

  it('is refused when forged', () => {
    const [content64 = '', mac = ''] = formToken(secret, 'link', content).split('.')
    const forged = Buffer.from(JSON.stringify([ROW, 'abd', 1_000])).toString('base64url')
    for (const token of [
      '',
      '.',
      content64,
      `${forged}.${mac}`,
      `${content64}.`,
      `${content64}.${mac}x`,
      `${content64}.${'ă'.repeat(mac.length)}`,
      'null.x',
    ])
      expect([token, readFormToken(secret, 'link', token, 1_000)]).toEqual([token, null])
  })
})
