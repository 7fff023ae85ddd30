import { zlibSync } from 'fflate'

/** The objects of a PDF file (ISO 32000-1, 7.3 and 7.5): numbered, written one after the other, found by a table. */
export type PdfObjects = {
  /** Adds an object and gives what others call it by: `7 0 R`. */
  add: (body: string) => string
  /** Keeps a place for an object that others must name before it can be written. */
  reserve: () => { reference: string; write: (body: string) => void }
  /** Adds a stream; `entries` are those of its dictionary besides length and filter. */
  stream: (content: Uint8Array | string, entries?: string) => string
  /** Adds a stream that is compressed already. */
  encoded: (content: Uint8Array, entries: string) => string
  /** The whole file. */
  file: (root: string, info: string) => Uint8Array<ArrayBuffer>
}

const latin = (text: string): Uint8Array => {
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at)
  return bytes
}

export const joinBytes = (parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** A text as a PDF string: UTF-16 with its mark, in hexadecimal, so that nothing in it needs to be escaped. */
export const pdfText = (text: string): string =>
  `<feff${Array.from({ length: text.length }, (_, index) =>
    text.charCodeAt(index).toString(16).padStart(4, '0'),
  ).join('')}>`

export const pdfObjects = (): PdfObjects => {
  const objects: (readonly Uint8Array[])[] = []
  const reserve = () => {
    const number = objects.push([])
    return {
      reference: `${number} 0 R`,
      write: (body: string) => {
        objects[number - 1] = [latin(body)]
      },
    }
  }
  const encoded = (content: Uint8Array, entries: string): string =>
    `${objects.push([
      latin(`<<${entries}/Length ${content.length}>>\nstream\n`),
      content,
      latin('\nendstream'),
    ])} 0 R`
  return {
    add: (body) => `${objects.push([latin(body)])} 0 R`,
    reserve,
    encoded,
    stream: (content, entries = '') =>
      encoded(
        zlibSync(typeof content === 'string' ? latin(content) : content),
        `${entries}/Filter/FlateDecode`,
      ),
    file: (root, info) => {
      // The bytes of the second line say that the file is no text.
      const parts: Uint8Array[] = [latin('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n')]
      let length = parts[0]?.length ?? 0
      const starts = objects.map((object, index) => {
        const start = length
        const written = [latin(`${index + 1} 0 obj\n`), ...object, latin('\nendobj\n')]
        parts.push(...written)
        length += written.reduce((sum, part) => sum + part.length, 0)
        return start
      })
      const table = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('')
      const size = objects.length + 1
      parts.push(
        latin(
          `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<</Size ${size}/Root ${root}/Info ${info}>>\nstartxref\n${length}\n%%EOF\n`,
        ),
      )
      return joinBytes(parts)
    },
  }
}
