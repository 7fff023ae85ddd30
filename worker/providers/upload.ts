/** Bytes of each part of an upload except the last: R2 requires equal parts of at least 5 MiB. */
export const PART_BYTES = 5 * 1024 * 1024

/** Writes an R2 object as a stream, with one part in memory at a time. */
export class Upload {
  readonly #upload: R2MultipartUpload
  readonly #part = new Uint8Array(PART_BYTES)
  readonly #parts: R2UploadedPart[] = []
  #filled = 0
  /** Bytes so far. */
  size = 0

  constructor(upload: R2MultipartUpload) {
    this.#upload = upload
  }

  readonly write = async (bytes: Uint8Array): Promise<void> => {
    this.size += bytes.byteLength
    for (let at = 0; at < bytes.byteLength; ) {
      const taken = bytes.subarray(at, at + PART_BYTES - this.#filled)
      this.#part.set(taken, this.#filled)
      this.#filled += taken.byteLength
      at += taken.byteLength
      if (this.#filled === PART_BYTES) await this.#send()
    }
  }

  /** From now on the whole object is visible. */
  async complete(): Promise<void> {
    if (this.#filled > 0) await this.#send()
    await this.#upload.complete(this.#parts)
  }

  async #send(): Promise<void> {
    const part = this.#part.subarray(0, this.#filled)
    this.#parts.push(await this.#upload.uploadPart(this.#parts.length + 1, part))
    this.#filled = 0
  }
}
