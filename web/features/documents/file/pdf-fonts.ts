import { DOCUMENT_FACES, type DocumentFace, FONT_PARTS, type FontPart } from '#domain/documents/fonts.ts'
import type { SetGlyph, Typeface } from '#domain/documents/layout/typeface.ts'
import { fontSubset } from './font-subset.ts'
import type { PdfObjects } from './pdf-objects.ts'

/** The files of the faces (TrueType). */
export type FontFiles = Record<DocumentFace, Record<FontPart, Uint8Array>>

/** What a document uses of the typeface. A letter's code in the PDF is that of Unicode, so that it can be copied. */
export type UsedFonts = {
  /** The name of a font in the pages' resources; notes that the letter is used. */
  use: (face: DocumentFace, glyph: SetGlyph) => string
  /** Writes what was used; the resources' entry. */
  write: (objects: PdfObjects, files: FontFiles) => string
}

const hex = (code: number): string => code.toString(16).padStart(4, '0')

const HUNDRED = 100

/** Says that each code is the letter of the same number (9.10.3); a list holds a hundred at most. */
const unicodeMap = (codes: readonly number[]): string => {
  const lists: string[] = []
  for (let at = 0; at < codes.length; at += HUNDRED) {
    const list = codes.slice(at, at + HUNDRED)
    lists.push(
      `${list.length} beginbfchar\n${list.map((code) => `<${hex(code)}> <${hex(code)}>`).join('\n')}\nendbfchar`,
    )
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CMapName /Letters def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
${lists.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`
}

/** Which glyph stands for each code, two bytes each. */
const glyphMap = (glyphs: ReadonlyMap<number, SetGlyph>): Uint8Array => {
  const map = new Uint8Array((Math.max(...glyphs.keys()) + 1) * 2)
  const view = new DataView(map.buffer)
  for (const { code, glyph } of glyphs.values()) view.setUint16(code * 2, glyph)
  return map
}

type Used = { face: DocumentFace; part: FontPart; glyphs: Map<number, SetGlyph> }

/** Six letters before a font's name say that it is cut. */
const CUT = 'ROAUTO'

const fontObject = (objects: PdfObjects, files: FontFiles, typeface: Typeface, used: Used): string => {
  const { face, part, glyphs } = used
  const letters = [...glyphs.values()].toSorted((a, b) => a.code - b.code)
  const cut = fontSubset(files[face][part], new Set(letters.map(({ glyph }) => glyph)))
  const { ascent, descent, unitsPerEm } = typeface[face].metrics[part]
  const [up, down] = [ascent, descent].map((length) => Math.round((length * 1000) / unitsPerEm))
  const name = `${CUT}+Archivo-${face}${part === 'latin' ? '' : '-ext'}`
  const file = objects.stream(cut, `/Length1 ${cut.length}`)
  const descriptor = objects.add(
    `<</Type/FontDescriptor/FontName/${name}/Flags 4/FontBBox[-200 ${-(down ?? 0)} 1200 ${up}]/ItalicAngle 0/Ascent ${up}/Descent ${-(down ?? 0)}/CapHeight 686/StemV ${Math.round(DOCUMENT_FACES[face].weight / 5)}/FontFile2 ${file}>>`,
  )
  const widths = letters.map(({ code, width }) => `${code}[${Math.round(width)}]`).join('')
  const descendant = objects.add(
    `<</Type/Font/Subtype/CIDFontType2/BaseFont/${name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor ${descriptor}/DW 0/W[${widths}]/CIDToGIDMap ${objects.stream(glyphMap(glyphs))}>>`,
  )
  const unicode = objects.stream(unicodeMap(letters.map(({ code }) => code)))
  return objects.add(
    `<</Type/Font/Subtype/Type0/BaseFont/${name}/Encoding/Identity-H/DescendantFonts[${descendant}]/ToUnicode ${unicode}>>`,
  )
}

export const usedFonts = (typeface: Typeface): UsedFonts => {
  const fonts = new Map<string, Used>()
  return {
    use: (face, glyph) => {
      const name = `F${Object.keys(DOCUMENT_FACES).indexOf(face)}${FONT_PARTS.indexOf(glyph.part)}`
      const font = fonts.get(name) ?? { face, part: glyph.part, glyphs: new Map() }
      fonts.set(name, font)
      font.glyphs.set(glyph.code, glyph)
      return name
    },
    write: (objects, files) =>
      `/Font<<${[...fonts]
        .map(([name, used]) => `/${name} ${fontObject(objects, files, typeface, used)}`)
        .join('')}>>`,
  }
}
