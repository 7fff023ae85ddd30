import { joinBytes } from './pdf-objects.ts'

/**
 * A TrueType font with the outlines of some glyphs alone. Each keeps its number; the others are empty. Only the tables
 * that a PDF needs stay (ISO 32000-1, 9.9).
 */

const NEEDED = ['glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp', 'prep'] as const

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

const tablesOf = (font: Uint8Array): Map<string, Uint8Array> => {
  const view = viewOf(font)
  return new Map(
    Array.from({ length: view.getUint16(4) }, (_, index) => {
      const record = 12 + index * 16
      const start = view.getUint32(record + 8)
      return [
        String.fromCharCode(...font.subarray(record, record + 4)),
        font.subarray(start, start + view.getUint32(record + 12)),
      ] as const
    }),
  )
}

/** Flags of a part of a glyph that is made of others. */
const WORDS = 0x1
const SCALE = 0x8
const MORE = 0x20
const TWO_SCALES = 0x40
const MATRIX = 0x80

/** The glyphs that an outline is made of; none where it is drawn by itself. */
const partsOf = (outline: Uint8Array): number[] => {
  if (outline.length === 0) return []
  const view = viewOf(outline)
  if (view.getInt16(0) >= 0) return []
  const parts: number[] = []
  for (let at = 10; ; ) {
    const flags = view.getUint16(at)
    parts.push(view.getUint16(at + 2))
    at += flags & WORDS ? 8 : 6
    if (flags & SCALE) at += 2
    if (flags & TWO_SCALES) at += 4
    if (flags & MATRIX) at += 8
    if (!(flags & MORE)) return parts
  }
}

const sumOf = (table: Uint8Array): number => {
  let sum = 0
  for (let at = 0; at < table.length; at++) sum = (sum + (table[at] ?? 0) * 2 ** (24 - 8 * (at % 4))) >>> 0
  return sum
}

const fontOf = (tables: readonly (readonly [name: string, content: Uint8Array])[]): Uint8Array => {
  const head = new Uint8Array(12 + 16 * tables.length)
  const view = viewOf(head)
  const power = Math.floor(Math.log2(tables.length))
  view.setUint32(0, 0x00010000)
  view.setUint16(4, tables.length)
  view.setUint16(6, 16 * 2 ** power)
  view.setUint16(8, power)
  view.setUint16(10, 16 * (tables.length - 2 ** power))
  const parts: Uint8Array[] = [head]
  let start = head.length
  for (const [index, [name, content]] of tables.entries()) {
    const record = 12 + 16 * index
    for (const [at, letter] of [...name].entries()) view.setUint8(record + at, letter.charCodeAt(0))
    view.setUint32(record + 4, sumOf(content))
    view.setUint32(record + 8, start)
    view.setUint32(record + 12, content.length)
    const room = new Uint8Array((4 - (content.length % 4)) % 4)
    parts.push(content, room)
    start += content.length + room.length
  }
  return joinBytes(parts)
}

/** @throws TypeError where the file is no TrueType font */
export const fontSubset = (font: Uint8Array, glyphs: Iterable<number>): Uint8Array => {
  const tables = tablesOf(font)
  const table = (name: string): Uint8Array => {
    const found = tables.get(name)
    if (!found) throw new TypeError(`the font has no table ${name}`)
    return found
  }
  const [glyf, head, loca] = [table('glyf'), new Uint8Array(table('head')), viewOf(table('loca'))]
  const isLong = viewOf(head).getInt16(50) === 1
  const count = viewOf(table('maxp')).getUint16(4)
  const startOf = (glyph: number): number =>
    isLong ? loca.getUint32(glyph * 4) : loca.getUint16(glyph * 2) * 2
  const outlineOf = (glyph: number): Uint8Array => glyf.subarray(startOf(glyph), startOf(glyph + 1))
  const kept = new Set([0, ...glyphs])
  // A set goes on over what is added to it meanwhile.
  for (const glyph of kept) for (const part of partsOf(outlineOf(glyph))) kept.add(part)
  const outlines: Uint8Array[] = []
  const starts = new Uint8Array((count + 1) * 4)
  let start = 0
  for (let glyph = 0; glyph < count; glyph++) {
    viewOf(starts).setUint32(glyph * 4, start)
    if (!kept.has(glyph)) continue
    const outline = outlineOf(glyph)
    const room = new Uint8Array(outline.length % 2)
    outlines.push(outline, room)
    start += outline.length + room.length
  }
  viewOf(starts).setUint32(count * 4, start)
  viewOf(head).setInt16(50, 1)
  const changed: Record<string, Uint8Array> = { glyf: joinBytes(outlines), head, loca: starts }
  return fontOf(
    NEEDED.flatMap((name) => {
      const content = changed[name] ?? tables.get(name)
      return content ? [[name, content] as const] : []
    }),
  )
}
