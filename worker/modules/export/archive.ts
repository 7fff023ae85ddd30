import { Zip, ZipDeflate } from 'fflate'

/** A ZIP file made entry by entry, text by text; only what is packed is held. */
export class Archive {
  readonly #encoder = new TextEncoder()
  readonly #packed: Uint8Array[] = []
  readonly #zip: Zip
  readonly #made: Date

  /** `made` is the time that its entries carry. */
  constructor(made: Date) {
    this.#made = made
    this.#zip = new Zip((error, bytes) => {
      if (error) throw error
      this.#packed.push(bytes)
    })
  }

  /** Begins an entry, which ends with `end`. Several may be open: they follow one another in the file. */
  entry(name: string): { write(text: string): void; end(): void } {
    const file = new ZipDeflate(name, { level: 6 })
    file.mtime = this.#made
    this.#zip.add(file)
    return {
      write: (text) => {
        if (text !== '') file.push(this.#encoder.encode(text))
      },
      end: () => file.push(new Uint8Array(0), true),
    }
  }

  /** A whole entry at once. */
  add(name: string, text: string): void {
    const entry = this.entry(name)
    entry.write(text)
    entry.end()
  }

  /** Ends the archive and gives it away. */
  finish(): Blob {
    this.#zip.end()
    return new Blob(this.#packed as Uint8Array<ArrayBuffer>[], { type: 'application/zip' })
  }
}
