import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { sha256 } from './sha256.ts'

const reference = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

it('is the SHA-256 of any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => sha256(text) === reference(text)),
  )
})

it('pads every length around the size of a block', () => {
  for (let length = 0; length <= 130; length++)
    expect(sha256('ă'.repeat(length))).toBe(reference('ă'.repeat(length)))
})
