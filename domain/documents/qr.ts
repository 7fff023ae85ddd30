/**
 * QR codes of short texts: byte mode, level M, versions 1 to 10, which hold up to 213 bytes (ISO/IEC 18004). A code is a
 * square of modules; true is dark.
 */
export type QrCode = readonly (readonly boolean[])[]

/** By version: error correction bytes of a block, and the data bytes of each block. */
const BLOCKS: readonly (readonly [number, readonly number[]])[] = [
  [10, [16]],
  [16, [28]],
  [26, [44]],
  [18, [32, 32]],
  [24, [43, 43]],
  [16, [27, 27, 27, 27]],
  [18, [31, 31, 31, 31]],
  [22, [38, 38, 39, 39]],
  [22, [36, 36, 36, 37, 37]],
  [26, [43, 43, 43, 43, 44]],
]

/** Centres of the small patterns, by version. */
const CENTRES: readonly (readonly number[])[] = [
  [],
  [6, 18],
  [6, 22],
  [6, 26],
  [6, 30],
  [6, 34],
  [6, 22, 38],
  [6, 24, 42],
  [6, 26, 46],
  [6, 28, 50],
]

/** Product in the field of 256 elements. */
const times = (a: number, b: number): number => {
  let product = 0
  for (let bit = 7; bit >= 0; bit--) {
    product = (product << 1) ^ ((product >> 7) * 0x11d)
    product ^= ((b >> bit) & 1) * a
  }
  return product
}

/** Coefficients of the divisor of a Reed-Solomon code, highest first, without the leading 1. */
const divisorOf = (degree: number): number[] => {
  const result = new Array<number>(degree).fill(0)
  result[degree - 1] = 1
  let root = 1
  for (let step = 0; step < degree; step++) {
    for (let index = 0; index < degree; index++)
      result[index] = times(result[index] ?? 0, root) ^ (result[index + 1] ?? 0)
    root = times(root, 2)
  }
  return result
}

const remainderOf = (data: readonly number[], divisor: readonly number[]): number[] => {
  const rest = divisor.map(() => 0)
  for (const byte of data) {
    const factor = byte ^ (rest.shift() ?? 0)
    rest.push(0)
    for (const [index, coefficient] of divisor.entries())
      rest[index] = (rest[index] ?? 0) ^ times(coefficient, factor)
  }
  return rest
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0)

/** The data bytes of a text in a version: mode, length, text, filling. */
const dataOf = (text: readonly number[], version: number, room: number): number[] => {
  const bits: number[] = []
  const put = (value: number, length: number): void => {
    for (let bit = length - 1; bit >= 0; bit--) bits.push((value >> bit) & 1)
  }
  put(4, 4)
  put(text.length, version < 10 ? 8 : 16)
  for (const byte of text) put(byte, 8)
  put(0, Math.min(4, room * 8 - bits.length))
  while (bits.length % 8 !== 0) bits.push(0)
  const bytes = Array.from({ length: bits.length / 8 }, (_, index) =>
    bits.slice(index * 8, index * 8 + 8).reduce((byte, bit) => byte * 2 + bit, 0),
  )
  for (let pad = 0xec; bytes.length < room; pad ^= 0xec ^ 0x11) bytes.push(pad)
  return bytes
}

/** The bytes as they are drawn: the blocks interleaved, then their error correction. */
const drawnBytes = (text: readonly number[], version: number): number[] => {
  const [correction, sizes] = BLOCKS[version - 1] ?? [0, []]
  const data = dataOf(text, version, sumOf(sizes))
  const divisor = divisorOf(correction)
  let at = 0
  const blocks = sizes.map((size) => {
    at += size
    return data.slice(at - size, at)
  })
  const corrections = blocks.map((block) => remainderOf(block, divisor))
  const interleaved = (parts: readonly (readonly number[])[]): number[] =>
    Array.from({ length: Math.max(...parts.map(({ length }) => length)) }, (_, index) =>
      parts.flatMap((part) => (part[index] === undefined ? [] : [part[index]])),
    ).flat()
  return [...interleaved(blocks), ...interleaved(corrections)]
}

/** Whether a mask turns the module of a row and a column. */
const MASKS: readonly ((row: number, column: number) => boolean)[] = [
  (y, x) => (x + y) % 2 === 0,
  (y) => y % 2 === 0,
  (_, x) => x % 3 === 0,
  (y, x) => (x + y) % 3 === 0,
  (y, x) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (y, x) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (y, x) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (y, x) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
]

/** Appends the remainder of a cyclic code to a value. */
const withCheck = (value: number, bits: number, divisor: number): number => {
  let rest = value
  for (let step = 0; step < bits; step++) rest = (rest << 1) ^ ((rest >> (bits - 1)) * divisor)
  return (value << bits) | rest
}

class Drawing {
  readonly size: number
  readonly dark: boolean[][]
  /** Modules that hold no data. */
  readonly fixed: boolean[][]

  readonly version: number

  constructor(version: number) {
    this.version = version
    this.size = 17 + 4 * version
    const empty = (): boolean[][] =>
      Array.from({ length: this.size }, () => new Array<boolean>(this.size).fill(false))
    this.dark = empty()
    this.fixed = empty()
    this.#patterns()
  }

  #fix(y: number, x: number, isDark: boolean): void {
    const [row, fixed] = [this.dark[y], this.fixed[y]]
    if (!row || !fixed || x < 0 || x >= this.size) return
    row[x] = isDark
    fixed[x] = true
  }

  #patterns(): void {
    const last = this.size - 1
    for (let at = 0; at < this.size; at++) {
      this.#fix(6, at, at % 2 === 0)
      this.#fix(at, 6, at % 2 === 0)
    }
    for (const [y, x] of [
      [3, 3],
      [3, last - 3],
      [last - 3, 3],
    ] as const)
      this.#rings(y, x, 4)
    const centres = CENTRES[this.version - 1] ?? []
    const end = centres.at(-1)
    for (const y of centres)
      for (const x of centres)
        if (!((y === 6 && (x === 6 || x === end)) || (y === end && x === 6))) this.#rings(y, x, 2)
    this.format(0)
    if (this.version < 7) return
    const bits = withCheck(this.version, 12, 0x1f25)
    for (let bit = 0; bit < 18; bit++) {
      const [far, near] = [this.size - 11 + (bit % 3), Math.floor(bit / 3)]
      this.#fix(far, near, ((bits >> bit) & 1) === 1)
      this.#fix(near, far, ((bits >> bit) & 1) === 1)
    }
  }

  /** Squares around a centre: the large patterns have a light one around them. */
  #rings(y: number, x: number, radius: number): void {
    for (let dy = -radius; dy <= radius; dy++)
      for (let dx = -radius; dx <= radius; dx++) {
        const ring = Math.max(Math.abs(dy), Math.abs(dx))
        this.#fix(y + dy, x + dx, radius === 4 ? ring !== 2 && ring !== 4 : ring !== 1)
      }
  }

  /** The level (M is 0) and the mask, twice. */
  format(mask: number): void {
    const bits = withCheck(mask, 10, 0x537) ^ 0x5412
    const last = this.size - 1
    for (let bit = 0; bit < 15; bit++) {
      const isDark = ((bits >> bit) & 1) === 1
      const beside = bit < 6 ? bit : bit < 8 ? bit + 1 : last - 14 + bit
      const across = bit < 8 ? last - bit : bit === 8 ? 7 : 14 - bit
      this.#fix(beside, 8, isDark)
      this.#fix(8, across, isDark)
    }
    this.#fix(last - 7, 8, true)
  }

  /** The free modules in the order of the data: columns in pairs from the right, up and down. */
  *path(): Generator<readonly [number, number]> {
    let isUp = true
    for (let right = this.size - 1; right > 0; right -= 2) {
      if (right === 6) right = 5
      for (let step = 0; step < this.size; step++) {
        const y = isUp ? this.size - 1 - step : step
        for (const x of [right, right - 1]) if (!this.fixed[y]?.[x]) yield [y, x]
      }
      isUp = !isUp
    }
  }

  write(bytes: readonly number[]): void {
    let bit = 0
    for (const [y, x] of this.path()) {
      const row = this.dark[y]
      if (row) row[x] = (((bytes[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1) === 1
      bit += 1
    }
  }

  turn(mask: number): void {
    for (const [y, x] of this.path()) {
      const row = this.dark[y]
      if (row && MASKS[mask]?.(y, x)) row[x] = !row[x]
    }
  }
}

/** How hard a code is to read: long runs, squares, shapes like the large patterns, too much of one colour. */
const penaltyOf = (dark: QrCode): number => {
  const size = dark.length
  const lines = [...dark, ...dark.map((_, x) => dark.map((row) => row[x] ?? false))]
  let penalty = 0
  for (const line of lines) {
    const text = line.map((one) => (one ? '1' : '0')).join('')
    for (const run of text.match(/0{5,}|1{5,}/g) ?? []) penalty += run.length - 2
    for (let at = 0; at + 11 <= size; at++) {
      const part = text.slice(at, at + 11)
      if (part === '10111010000' || part === '00001011101') penalty += 40
    }
  }
  for (let y = 0; y + 1 < size; y++)
    for (let x = 0; x + 1 < size; x++) {
      const corner = dark[y]?.[x]
      if (corner === dark[y]?.[x + 1] && corner === dark[y + 1]?.[x] && corner === dark[y + 1]?.[x + 1])
        penalty += 3
    }
  const share = sumOf(dark.map((row) => row.filter(Boolean).length)) / (size * size)
  return penalty + Math.floor(Math.abs(share * 20 - 10)) * 10
}

/** The code of an address, which is ASCII. @throws RangeError where it is longer than 213 characters */
export const qrCode = (text: string): QrCode => {
  const bytes = Array.from(text, (character) => character.charCodeAt(0))
  const version =
    BLOCKS.findIndex(([, sizes], index) => sumOf(sizes) >= bytes.length + (index < 9 ? 2 : 3)) + 1
  if (version === 0) throw new RangeError('the text is too long for a QR code')
  const drawn = drawnBytes(bytes, version)
  let best: { dark: QrCode; penalty: number } | null = null
  for (const mask of MASKS.keys()) {
    const drawing = new Drawing(version)
    drawing.write(drawn)
    drawing.turn(mask)
    drawing.format(mask)
    const penalty = penaltyOf(drawing.dark)
    if (!best || penalty < best.penalty) best = { dark: drawing.dark, penalty }
  }
  return best?.dark ?? []
}

/** The dark modules, row by row in runs: a drawing has one rectangle for each. */
export const runsOf = (code: QrCode): { x: number; y: number; length: number }[] =>
  code.flatMap((row, y) =>
    row.flatMap((isDark, x) => {
      if (!isDark || row[x - 1]) return []
      const end = row.indexOf(false, x)
      return [{ x, y, length: (end < 0 ? row.length : end) - x }]
    }),
  )
