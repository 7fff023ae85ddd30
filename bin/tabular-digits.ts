import { Blob, Face, Feature, Font, Buffer as Run, shape } from 'harfbuzzjs'

/** The glyph of each character when `tnum` is on; it differs only for digits. */
const tabularGlyphs = (font: Uint8Array<ArrayBuffer>): [code: number, glyph: number][] => {
  const face = new Face(new Blob(font))
  const letters = new Font(face)
  const glyphOf = (code: number): number => {
    const run = new Run()
    run.addText(String.fromCodePoint(code))
    run.guessSegmentProperties()
    shape(letters, run, [new Feature('tnum', 1)])
    return run.getGlyphInfos()[0]?.codepoint ?? 0
  }
  return [...face.collectUnicodes()].map((code) => {
    const isDigit = code >= 0x30 && code <= 0x39
    return [code, isDigit ? glyphOf(code) : (letters.nominalGlyph(code) ?? 0)]
  })
}

/** A `cmap` table with one subtable (platform 3, encoding 10, format 12): each character has its own group. */
const cmapOf = (glyphs: readonly [code: number, glyph: number][]): Buffer => {
  const table = Buffer.alloc(12 + 16 + glyphs.length * 12)
  table.writeUInt16BE(1, 2)
  table.writeUInt16BE(3, 4)
  table.writeUInt16BE(10, 6)
  table.writeUInt32BE(12, 8)
  table.writeUInt16BE(12, 12)
  table.writeUInt32BE(table.length - 12, 16)
  table.writeUInt32BE(glyphs.length, 24)
  for (const [index, [code, glyph]] of glyphs.entries()) {
    const at = 28 + index * 12
    table.writeUInt32BE(code, at)
    table.writeUInt32BE(code, at + 4)
    table.writeUInt32BE(glyph, at + 8)
  }
  return table
}

/**
 * The font (TrueType) with the digits of `tnum` as its default digits. The new table is at the end and has an invalid
 * checksum: the font serves only as input for subsetting.
 */
export const withTabularDigits = (font: Uint8Array): Buffer => {
  const cmap = cmapOf(tabularGlyphs(new Uint8Array(font)).toSorted(([a], [b]) => a - b))
  const changed = Buffer.concat([font, Buffer.alloc((4 - (font.length % 4)) % 4), cmap])
  for (let record = 12; record < 12 + changed.readUInt16BE(4) * 16; record += 16) {
    if (changed.toString('latin1', record, record + 4) !== 'cmap') continue
    changed.writeUInt32BE(changed.length - cmap.length, record + 8)
    changed.writeUInt32BE(cmap.length, record + 12)
    return changed
  }
  throw new TypeError('the font has no cmap')
}
