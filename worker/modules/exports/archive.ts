import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'

/**
 * A ZIP file written entry by entry, text by text, and passed on at once: one entry is open at a time, so nothing of
 * the file is held.
 */
export class Archive {
  readonly #encoder = new TextEncoder()
  readonly #zip: Zip
  readonly #made: Date
  readonly #take: (bytes: Uint8Array) => Promise<void>
  #packed: Uint8Array[] = []

  /** `made` is the time of its entries; `take` receives the bytes of the file. */
  constructor(made: Date, take: (bytes: Uint8Array) => Promise<void>) {
    this.#made = made
    this.#take = take
    this.#zip = new Zip((error, bytes) => {
      if (error) throw error
      this.#packed.push(bytes)
    })
  }

  /** Writes a whole entry, text after text. */
  async add(name: string, texts: Iterable<string> | AsyncIterable<string>): Promise<void> {
    const file = new ZipDeflate(name, { level: 6 })
    file.mtime = this.#made
    this.#zip.add(file)
    for await (const text of texts) {
      if (text !== '') file.push(this.#encoder.encode(text))
      await this.#handOn()
    }
    file.push(new Uint8Array(0), true)
    await this.#handOn()
  }

  /** Writes an entry whose bytes are packed already, as those of a picture. */
  async addStored(name: string, bytes: Uint8Array): Promise<void> {
    const file = new ZipPassThrough(name)
    file.mtime = this.#made
    this.#zip.add(file)
    file.push(bytes, true)
    await this.#handOn()
  }

  /** Ends the file. */
  async finish(): Promise<void> {
    this.#zip.end()
    await this.#handOn()
  }

  async #handOn(): Promise<void> {
    const packed = this.#packed
    this.#packed = []
    for (const bytes of packed) await this.#take(bytes)
  }
}
