import { expect, it } from 'vitest'
import { hex } from './hex.ts'

it('writes bytes in lower-case hex, two digits each', () => {
  const bytes = new Uint8Array([0, 15, 255])
  expect(hex(bytes)).toBe('000fff')
  expect(hex(bytes.buffer)).toBe('000fff')
  expect(hex(bytes.subarray(1, 2))).toBe('0f')
})
