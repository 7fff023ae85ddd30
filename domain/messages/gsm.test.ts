import { describe, expect, it } from 'vitest'
import { cleanText } from '#domain/kernel/text.ts'
import { foldToGsm, isGsm, septetsOf } from './gsm.ts'
import { segmentsOf } from './segments.ts'

/**
 * An encoder of its own, from the code chart of GSM 03.38 by position, packed into octets and read back: it shares no
 * table with the product.
 */
const CHART: Record<number, readonly number[]> = {
  0: [0x40, 0xa3, 0x24, 0xa5, 0xe8, 0xe9, 0xf9, 0xec, 0xf2, 0xc7, 0x0a, 0xd8, 0xf8, 0x0d, 0xc5, 0xe5],
  16: [
    0x394, 0x5f, 0x3a6, 0x393, 0x39b, 0x3a9, 0x3a0, 0x3a8, 0x3a3, 0x398, 0x39e, -1, 0xc6, 0xe6, 0xdf, 0xc9,
  ],
  32: [0x20, 0x21, 0x22, 0x23, 0xa4, ...range(0x25, 0x2f)],
  48: range(0x30, 0x3f),
  64: [0xa1, ...range(0x41, 0x4f)],
  80: [...range(0x50, 0x5a), 0xc4, 0xd6, 0xd1, 0xdc, 0xa7],
  96: [0xbf, ...range(0x61, 0x6f)],
  112: [...range(0x70, 0x7a), 0xe4, 0xf6, 0xf1, 0xfc, 0xe0],
}
const ESCAPED: Record<number, number> = {
  10: 0x0c,
  20: 0x5e,
  40: 0x7b,
  41: 0x7d,
  47: 0x5c,
  60: 0x5b,
  61: 0x7e,
  62: 0x5d,
  64: 0x7c,
  101: 0x20ac,
}
function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}
const byPoint = new Map<number, number[]>()
for (const [row, points] of Object.entries(CHART))
  for (const [index, point] of points.entries()) if (point >= 0) byPoint.set(point, [Number(row) + index])
for (const [septet, point] of Object.entries(ESCAPED)) byPoint.set(point, [0x1b, Number(septet)])

/** Septets of a text; null where the chart lacks a letter. */
const encode = (text: string): number[] | null => {
  const septets: number[] = []
  for (const letter of text) {
    const known = byPoint.get(letter.codePointAt(0) ?? -1)
    if (!known) return null
    septets.push(...known)
  }
  return septets
}

/** Packs septets into octets, the low bits first, and unpacks as many as there were. */
const throughOctets = (septets: readonly number[]): number[] => {
  const bits = septets.flatMap((septet) => range(0, 6).map((bit) => (septet >> bit) & 1))
  const octets = Array.from({ length: Math.ceil(bits.length / 8) }, (_, index) =>
    bits.slice(index * 8, index * 8 + 8).reduce((octet, bit, place) => octet | (bit << place), 0),
  )
  const read = octets.flatMap((octet) => range(0, 7).map((bit) => (octet >> bit) & 1))
  return septets.map((_, index) =>
    read.slice(index * 7, index * 7 + 7).reduce((septet, bit, place) => septet | (bit << place), 0),
  )
}

const decode = (septets: readonly number[]): string => {
  const basic = new Map(
    [...byPoint].filter(([, code]) => code.length === 1).map(([point, [code]]) => [code, point]),
  )
  let text = ''
  for (let index = 0; index < septets.length; index++) {
    const septet = septets[index] ?? -1
    const point = septet === 0x1b ? ESCAPED[septets[++index] ?? -1] : basic.get(septet)
    text += String.fromCodePoint(point ?? 0xfffd)
  }
  return text
}

/** All code points that a text may have, up to a last one. */
const everyPoint = function* (last = 0x10ffff): Generator<string> {
  for (let point = 0; point <= last; point++)
    if (point < 0xd800 || point > 0xdfff) yield String.fromCodePoint(point)
}

describe('the GSM alphabet', () => {
  it('agrees with an independent encoder on every code point, and each letter comes back from its octets', () => {
    const differing: string[] = []
    for (const letter of everyPoint()) {
      const septets = encode(letter)
      const isSame =
        septetsOf(letter) === (septets?.length ?? null) &&
        (septets === null || decode(throughOctets(septets)) === letter)
      if (!isSame) differing.push(letter)
    }
    expect(differing).toEqual([])
    expect(byPoint.size).toBe(137)
  }, 60_000)

  it('folds every code point into itself, into letters of the alphabet, or not at all', () => {
    const wrong: string[] = []
    // The planes above have ideographs and private letters alone.
    for (const letter of everyPoint(0x1ffff)) {
      const folded = foldToGsm(letter)
      const stays = isGsm(letter) ? folded === letter : true
      const isSettled = foldToGsm(folded) === folded
      if (!stays || !isSettled) wrong.push(letter)
    }
    expect(wrong).toEqual([])
  }, 60_000)

  it('folds Romanian and typographic signs, and keeps what it has', () => {
    expect(foldToGsm('ăâîșț ĂÂÎȘȚ şţ „Mașina” – gata… 5 €')).toBe('aaist AAIST st "Masina" - gata... 5 €')
    expect(foldToGsm('Müller, Citroën, Škoda, Łukasz')).toBe('Müller, Citroen, Skoda, Lukasz')
    expect(isGsm(foldToGsm('gata 🚗'))).toBe(false)
  })
})

/** Segments by an encoder that fills them letter by letter. */
const filled = (units: readonly number[], alone: number, each: number): number => {
  const total = units.reduce((sum, unit) => sum + unit, 0)
  if (total <= alone) return total === 0 ? 0 : 1
  const segments: number[] = [0]
  for (const unit of units) {
    const last = segments.length - 1
    if ((segments[last] ?? 0) + unit > each) segments.push(unit)
    else segments[last] = (segments[last] ?? 0) + unit
  }
  return segments.length
}

describe('segments', () => {
  it('count septets, two for each letter of the extension', () => {
    expect(segmentsOf('')).toEqual({ encoding: 'gsm7', size: 0, segments: 0, left: 160 })
    expect(segmentsOf('a'.repeat(160))).toEqual({ encoding: 'gsm7', size: 160, segments: 1, left: 0 })
    expect(segmentsOf('a'.repeat(161))).toEqual({ encoding: 'gsm7', size: 161, segments: 2, left: 145 })
    expect(segmentsOf('[€]')).toMatchObject({ size: 6, segments: 1 })
    expect(segmentsOf('ă'.repeat(70))).toEqual({ encoding: 'ucs2', size: 70, segments: 1, left: 0 })
    expect(segmentsOf('ă'.repeat(71))).toMatchObject({ size: 71, segments: 2 })
    expect(segmentsOf('🚗'.repeat(36))).toMatchObject({ encoding: 'ucs2', size: 72, segments: 2 })
  })

  it('never cut a letter of two units', () => {
    expect(segmentsOf('€'.repeat(81))).toMatchObject({ size: 162, segments: 2, left: 153 - 10 })
    expect(segmentsOf('🚗'.repeat(67))).toMatchObject({ size: 134, segments: 3 })
  })

  it('are those of an encoder that fills them letter by letter, for any text', () => {
    const letters = [...'aă[€🚗 \n@ß', 'e\u0301']
    let seed = 7
    const next = (below: number) => {
      seed = (seed * 48_271) % 2_147_483_647
      return seed % below
    }
    for (let round = 0; round < 3_000; round++) {
      const from = letters.slice(0, 1 + next(letters.length))
      const text = cleanText(Array.from({ length: next(400) }, () => from[next(from.length)] ?? '').join(''))
      const septets = encode(text)
      const expected = septets
        ? filled(
            [...text].map((letter) => encode(letter)?.length ?? 0),
            160,
            153,
          )
        : filled(
            [...text].map(({ length }) => length),
            70,
            67,
          )
      expect(segmentsOf(text)).toMatchObject({
        segments: expected,
        size: septets ? septets.length : text.length,
        encoding: septets ? 'gsm7' : 'ucs2',
      })
    }
  })
})
