import Dexie, { type Table } from 'dexie'
import type { PhotoType } from '#domain/workshop/photos/schema.ts'

/** A picture on this device. Bytes, not a Blob: Safari has lost Blobs that were stored in IndexedDB. */
export type PhotoFile = {
  sha256: string
  type: PhotoType
  bytes: ArrayBuffer
  /** A thumbnail for lists, JPEG. */
  thumb: ArrayBuffer
  /** 1 once the server has it: it may then be deleted here to make room. */
  sent: 0 | 1
  /** When it was stored here, in milliseconds. */
  at: number
}

/** How many pictures that the server has stay here at most; about 150 MB. */
const KEPT_SENT = 400

/**
 * Pictures of this device, by their content. They have their own database: rows, which are small, never wait for
 * pictures; a backup of rows does not contain them; and pictures taken without an account are there when the rows move
 * into one.
 */
export class PhotoFiles extends Dexie {
  declare files: Table<PhotoFile, string>

  constructor(name = 'roa-photos') {
    super(name, { chromeTransactionDurability: 'strict' })
    this.version(1).stores({ files: 'sha256, sent, [sent+at]' })
  }

  /** Stores a picture. A picture that waits to be sent never becomes one that may be deleted. */
  async keep(file: PhotoFile): Promise<void> {
    await this.transaction('rw', this.files, async () => {
      const present = await this.files.get(file.sha256)
      if (!present) await this.files.add(file)
      else if (file.sent === 0 && present.sent === 1) await this.files.update(file.sha256, { sent: 0 })
    })
    await this.makeRoom(KEPT_SENT)
  }

  /** The server has it. */
  async markSent(sha256: string): Promise<void> {
    await this.files.update(sha256, { sent: 1 })
  }

  /** Deletes the oldest of those that the server has, beyond `most`. */
  async makeRoom(most: number): Promise<void> {
    const sent = await this.files
      .where('[sent+at]')
      .between([1, Dexie.minKey], [1, Dexie.maxKey])
      .primaryKeys()
    if (sent.length > most) await this.files.bulkDelete(sent.slice(0, sent.length - most))
  }
}

/** The pictures of this device. */
export const photoFiles = new PhotoFiles()
