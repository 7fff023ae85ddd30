import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keptSize, sniffPicture } from './picture.ts'

const ascii = (text: string): number[] => [...text].map((character) => character.charCodeAt(0))

describe('a picture', () => {
  it('has the type of its first bytes', () => {
    expect(sniffPicture(new Uint8Array([0xff, 0xd8, 0xff, 0xe0]))).toBe('image/jpeg')
    expect(sniffPicture(new Uint8Array([0x89, ...ascii('PNG'), 0x0d, 0x0a, 0x1a, 0x0a]))).toBe('image/png')
    expect(sniffPicture(new Uint8Array([...ascii('RIFF'), 1, 2, 3, 4, ...ascii('WEBPVP8 ')]))).toBe(
      'image/webp',
    )
    for (const text of ['<svg xmlns=', '<!doctype html>', 'GIF89a', 'RIFF____WAVE', ''])
      expect(sniffPicture(new Uint8Array(ascii(text)))).toBeNull()
  })

  it('keeps its proportions when reduced, and is never enlarged', () => {
    expect(keptSize(4000, 3000, 1600)).toEqual({ width: 1600, height: 1200 })
    expect(keptSize(100, 50, 1600)).toEqual({ width: 100, height: 50 })
    const side = fc.integer({ min: 1, max: 20_000 })
    fc.assert(
      fc.property(side, side, (width, height) => {
        const kept = keptSize(width, height, 1600)
        expect(Math.max(kept.width, kept.height)).toBeLessThanOrEqual(1600)
        expect(Math.min(kept.width, kept.height)).toBeGreaterThanOrEqual(1)
        expect(kept.width).toBeLessThanOrEqual(width)
      }),
    )
  })
})
