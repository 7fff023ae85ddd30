import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Blob, Face, Font, Buffer as Run, shape } from 'harfbuzzjs'
import subsetFont from 'subset-font'
import { describe, expect, it } from 'vitest'
import { DOCUMENT_FACES, type DocumentFace, fontPaths } from '#domain/documents/fonts.ts'

const DIGITS = '0123456789'

const widths = async (face: DocumentFace, text: string): Promise<(number | undefined)[]> => {
  const file = await readFile(join(import.meta.dirname, '../web/public', fontPaths(face).latin))
  const font = await subsetFont(file, DIGITS, { targetFormat: 'truetype' })
  const run = new Run()
  run.addText(text)
  run.guessSegmentProperties()
  shape(new Font(new Face(new Blob(new Uint8Array(font)))), run)
  return run.getGlyphInfosAndPositions().map(({ xAdvance }) => xAdvance)
}

describe('the digits of documents', () => {
  it.each(Object.keys(DOCUMENT_FACES) as DocumentFace[])(
    'have one width in the %s face as they are',
    async (face) => {
      const found = await widths(face, `${DIGITS}1171477`)
      expect(found).toHaveLength(17)
      expect(new Set(found).size).toBe(1)
    },
  )
})
