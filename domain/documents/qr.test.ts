import { describe, expect, it } from 'vitest'
import { sha256 } from '#domain/kernel/sha256.ts'
import { qrCode, runsOf } from './qr.ts'

const ROA = `
#######..#....#######
#.....#...###.#.....#
#.###.#.###.#.#.###.#
#.###.#.#.#.#.#.###.#
#.###.#.##..#.#.###.#
#.....#.#..#..#.....#
#######.#.#.#.#######
........#............
#.#####....#..#####..
...#.#..##.####..#..#
###..##.#...#.##.#.#.
.......##.#####..##.#
#..##.##....#..#.....
........##..#..#..###
#######..#.#.#..####.
#.....#.###....##.###
#.###.#.#.##.#..#.#..
#.###.#.##.####..#...
#.###.#.##..#.##.....
#.....#..######..#...
#######.#.#.#..#..##.
`.trim()

const ADDRESS = '908a81da5bac9e62b9ec36b6aa83b20ce5c979dcbd1ec6a930255032ab5fb753'

const drawn = (text: string): string =>
  qrCode(text)
    .map((row) => row.map((isDark) => (isDark ? '#' : '.')).join(''))
    .join('\n')

describe('a QR code', () => {
  it('is the one that an independent reader has read', () => {
    // Read back by jsQR, as were texts of each length up to the longest.
    expect(drawn('roa')).toBe(ROA)
    expect(sha256(drawn(`https://roaauto.romfast.ro/v/${'aZ09_-'.repeat(9)}`))).toBe(ADDRESS)
  })

  it('grows with its text, up to its limit', () => {
    const sizes = [1, 14, 15, 26, 84, 85, 180, 181, 213].map((length) => qrCode('x'.repeat(length)).length)
    expect(sizes).toEqual([21, 21, 25, 25, 37, 41, 53, 57, 57])
    expect(() => qrCode('x'.repeat(214))).toThrow(RangeError)
  })

  it('is drawn by runs that cover its dark modules and nothing else', () => {
    const code = qrCode('https://roaauto.romfast.ro')
    const again = code.map((row) => row.map(() => false))
    for (const { x, y, length } of runsOf(code)) again[y]?.fill(true, x, x + length)
    expect(again).toEqual(code)
  })
})
