import { layoutOf } from '#domain/documents/layout/document-layout.ts'
import { PAGE } from '#domain/documents/layout/style.ts'
import type { PictureSize } from '#domain/documents/layout/tools.ts'
import type { Typeface } from '#domain/documents/layout/typeface.ts'
import type { DocumentView } from '#domain/documents/view.ts'
import { contentOf } from './pdf-content.ts'
import { type FontFiles, usedFonts } from './pdf-fonts.ts'
import { pdfObjects, pdfText } from './pdf-objects.ts'

/** A picture as it goes into the file: a JPEG, or rows of red, green and blue compressed by zlib. */
export type PdfPicture = {
  /** In which the layout counts: pixels of the picture as it was. */
  natural: PictureSize
  size: PictureSize
  filter: 'DCTDecode' | 'FlateDecode'
  bytes: Uint8Array
}

/** `D:20261129181500Z` */
const dateOf = (milliseconds: number): string =>
  `(D:${new Date(milliseconds).toISOString().slice(0, 19).replace(/\D/g, '')}Z)`

export type PdfInput = {
  view: DocumentView
  typeface: Typeface
  files: FontFiles
  /** By their address; a picture that is not here is left out. */
  pictures: ReadonlyMap<string, PdfPicture>
  /** Milliseconds since 1970. */
  madeAt: number
}

/** A document as a PDF file. */
export const pdfFile = ({ view, typeface, files, pictures, madeAt }: PdfInput): Uint8Array<ArrayBuffer> => {
  const sizes = new Map([...pictures].map(([url, { natural }]) => [url, natural]))
  const objects = pdfObjects()
  const fonts = usedFonts(typeface)
  const drawn = new Map<string, string>()
  const nameOf = (url: string): string => {
    const known = drawn.get(url)
    if (known) return known
    const name = `P${drawn.size}`
    drawn.set(url, name)
    return name
  }
  const contents = layoutOf(view, typeface, sizes).map((marks) =>
    objects.stream(contentOf(marks, typeface, fonts, nameOf)),
  )
  const pictureObject = (url: string): string => {
    const picture = pictures.get(url)
    if (!picture) throw new TypeError('a picture that is drawn is not among the pictures')
    const { size, filter, bytes } = picture
    return objects.encoded(
      bytes,
      `/Type/XObject/Subtype/Image/Width ${size.width}/Height ${size.height}/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/${filter}`,
    )
  }
  const resources = objects.add(
    `<<${fonts.write(objects, files)}/XObject<<${[...drawn]
      .map(([url, name]) => `/${name} ${pictureObject(url)}`)
      .join('')}>>>>`,
  )
  const pages = objects.reserve()
  const kids = contents.map((content) =>
    objects.add(`<</Type/Page/Parent ${pages.reference}/Contents ${content}>>`),
  )
  pages.write(
    `<</Type/Pages/Count ${kids.length}/Kids[${kids.join(' ')}]/MediaBox[0 0 ${PAGE.width.toFixed(2)} ${PAGE.height.toFixed(2)}]/Resources ${resources}>>`,
  )
  const root = objects.add(
    `<</Type/Catalog/Pages ${pages.reference}/Lang(ro-RO)/ViewerPreferences<</DisplayDocTitle true>>>>`,
  )
  const info = objects.add(
    `<</Title ${pdfText(view.documentTitle)}/Producer ${pdfText('ROA AUTO')}/CreationDate ${dateOf(madeAt)}>>`,
  )
  return objects.file(root, info)
}
