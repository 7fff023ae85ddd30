import { type DocumentFace, FONT_PARTS, type FontMetrics, type FontPart, type PartMetrics } from '../fonts.ts'

/** A character as it is set: where its glyph is, its width and what is added before the next, in thousandths of the size. */
export type SetGlyph = { code: number; part: FontPart; glyph: number; width: number; kerning: number }

type Entry = { part: FontPart; glyph: number; width: number; left: number; right: number }
type Face = { entries: ReadonlyMap<number, Entry>; metrics: Record<FontPart, PartMetrics> }

/** The faces of documents, ready to measure and to set. */
export type Typeface = Record<DocumentFace, Face>

const entriesOf = (metrics: Record<FontPart, PartMetrics>): Map<number, Entry> => {
  const entries = new Map<number, Entry>()
  for (const part of FONT_PARTS) {
    const { glyphs, left, right } = metrics[part]
    const classOf = (classes: readonly string[]): Map<number, number> =>
      new Map(
        classes.flatMap((members, index) =>
          [...members].map((member) => [member.codePointAt(0) ?? 0, index] as const),
        ),
      )
    const [lefts, rights] = [classOf(left), classOf(right)]
    for (let at = 0; at < glyphs.length; at += 3) {
      const [code = 0, glyph = 0, width = 0] = glyphs.slice(at, at + 3)
      entries.set(code, {
        part,
        glyph,
        width,
        left: lefts.get(code) ?? -1,
        right: rights.get(code) ?? -1,
      })
    }
  }
  return entries
}

const faceOf = (metrics: Record<FontPart, PartMetrics>): Face => ({ entries: entriesOf(metrics), metrics })

export const typefaceOf = (metrics: FontMetrics): Typeface => ({
  regular: faceOf(metrics.regular),
  semibold: faceOf(metrics.semibold),
  condensed: faceOf(metrics.condensed),
})

const QUESTION = 0x3f

/** A letter that the typeface lacks stands without its marks, or as a question mark. */
const writable = ({ entries }: Face, text: string): number[] =>
  [...text.normalize('NFC')].flatMap((character) => {
    const code = character.codePointAt(0) ?? QUESTION
    if (entries.has(code)) return [code]
    const plain = [...character.normalize('NFKD')]
      .map((part) => part.codePointAt(0) ?? 0)
      .filter((part) => entries.has(part))
    return plain.length > 0 ? plain : [QUESTION]
  })

/** The glyphs of a text, kerned as a browser kerns them: within one file of the face. */
export const setText = (face: Face, text: string): SetGlyph[] => {
  const found = writable(face, text).flatMap((code) => {
    const entry = face.entries.get(code)
    return entry ? [{ code, entry }] : []
  })
  return found.map(({ code, entry }, index) => {
    const next = found[index + 1]?.entry
    const metrics = face.metrics[entry.part]
    const kerning = next?.part === entry.part ? (metrics.kerning[entry.left]?.[next.right] ?? 0) : 0
    return {
      code,
      part: entry.part,
      glyph: entry.glyph,
      width: (entry.width * 1000) / metrics.unitsPerEm,
      kerning: (kerning * 1000) / metrics.unitsPerEm,
    }
  })
}
