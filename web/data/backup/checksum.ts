import { hex } from '#domain/kernel/hex.ts'

/** A chained SHA-256 over lines: the digest of each line goes into the next, so nothing has to be held in memory. */
export class Checksum {
  #digest: Uint8Array<ArrayBuffer> = new Uint8Array(32)
  #lines = 0

  async add(line: string): Promise<void> {
    const bytes = new TextEncoder().encode(line)
    const all = new Uint8Array(32 + bytes.length)
    all.set(this.#digest)
    all.set(bytes, 32)
    this.#digest = new Uint8Array(await crypto.subtle.digest('SHA-256', all))
    this.#lines += 1
  }

  get lines(): number {
    return this.#lines
  }

  get hex(): string {
    return hex(this.#digest)
  }
}
