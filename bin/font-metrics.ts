import { Blob, Face, Font, Buffer as Run, shape } from 'harfbuzzjs'
import type { PartMetrics } from '#domain/documents/fonts.ts'

/** Characters with the same kerning, as one class each, and the kerning of each class. */
const classesOf = (
  characters: readonly string[],
  kerningOf: (character: string) => readonly number[],
): { classes: string[]; rows: (readonly number[])[] } => {
  const found = new Map<string, { members: string; row: readonly number[] }>()
  for (const character of characters) {
    const row = kerningOf(character)
    if (row.every((value) => value === 0)) continue
    const key = row.join()
    const known = found.get(key)
    if (known) known.members += character
    else found.set(key, { members: character, row })
  }
  return {
    classes: [...found.values()].map(({ members }) => members),
    rows: [...found.values()].map(({ row }) => row),
  }
}

/** Glyphs, widths and kerning of a font (TrueType), as a browser would set the characters of the text. */
export const partMetrics = (font: Uint8Array, text: string): PartMetrics => {
  const face = new Face(new Blob(new Uint8Array(font)))
  const letters = new Font(face)
  const characters = [...text].filter((character) => letters.nominalGlyph(character.codePointAt(0) ?? 0))
  const shaped = (word: string) => {
    const run = new Run()
    run.addText(word)
    run.guessSegmentProperties()
    shape(letters, run)
    return run.getGlyphInfosAndPositions()
  }
  const widths = new Map(characters.map((character) => [character, shaped(character)[0]?.xAdvance ?? 0]))
  const widthOf = (character: string): number => widths.get(character) ?? 0
  const kerning = new Map(
    characters.map((left) => [
      left,
      characters.map((right) => {
        const pair = shaped(left + right)
        // Letters that become one glyph are not kerned.
        return pair.length === 2 ? (pair[0]?.xAdvance ?? 0) - widthOf(left) : 0
      }),
    ]),
  )
  const left = classesOf(characters, (character) => kerning.get(character) ?? [])
  const right = classesOf(characters, (character) => {
    const column = characters.indexOf(character)
    return left.rows.map((row) => row[column] ?? 0)
  })
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength)
  const table = (name: string): number => {
    for (let record = 12; record < 12 + view.getUint16(4) * 16; record += 16)
      if (String.fromCharCode(...font.subarray(record, record + 4)) === name)
        return view.getUint32(record + 8)
    throw new TypeError(`the font has no table ${name}`)
  }
  return {
    unitsPerEm: view.getUint16(table('head') + 18),
    ascent: view.getInt16(table('hhea') + 4),
    descent: -view.getInt16(table('hhea') + 6),
    glyphs: characters.flatMap((character) => {
      const code = character.codePointAt(0) ?? 0
      return [code, letters.nominalGlyph(code) ?? 0, widthOf(character)]
    }),
    left: left.classes,
    right: right.classes,
    kerning: left.rows.map((_, row) => right.rows.map((column) => column[row] ?? 0)),
  }
}
