import fc from 'fast-check'
import { expect, it } from 'vitest'
import { base64url, fromBase64url } from './base64url.ts'

it('is what the platform writes, and is read back', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      const text = base64url([...bytes])
      expect(text).toBe(Buffer.from(bytes).toString('base64url'))
      expect(fromBase64url(text)).toEqual([...bytes])
    }),
  )
})

it('is not read from any other text', () => {
  for (const text of ['A', 'A=', 'AB', 'a b', 'AA==', 'ăA', 'AAAAA'])
    expect([text, fromBase64url(text)]).toEqual([text, null])
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), (text) => {
      const bytes = fromBase64url(text)
      expect(bytes === null || base64url(bytes) === text).toBe(true)
    }),
  )
})
