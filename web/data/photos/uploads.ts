import { statusOf } from '#domain/kernel/errors.ts'
import type { Photo } from '#domain/workshop/photos/schema.ts'
import type { AppDatabase } from '../database.ts'
import { Refused, secondsToWait } from '../refused.ts'
import type { PhotoFile, PhotoFiles } from './photo-files.ts'

/**
 * Sends pictures to the server. There is no queue beside the rows: it sends every picture of this device whose photo
 * says that the server does not have it. So it can be interrupted anywhere, and a picture that is sent twice is stored
 * once.
 */

type Deps = {
  db: AppDatabase
  files: PhotoFiles
  /** Sends the bytes. @throws Refused, NetworkError */
  send: (photo: Photo, file: PhotoFile) => Promise<unknown>
  isOnline: () => boolean
  /** Runs something later; returns a function that cancels it. */
  schedule: (run: () => void, milliseconds: number) => () => void
}

const FIRST_WAIT = 5_000
const LONGEST_WAIT = 300_000

/** Answers after which nothing can be sent until something else changes: log in, pay, reload. */
const HELD: ReadonlySet<number> = new Set([401, 402, 403, 426])

export class PhotoUploads {
  readonly #deps: Deps
  /**
   * Photos whose picture the server has answered since the app started: accepted, as their rows will soon say, or
   * refused.
   */
  readonly #answered = new Set<string>()
  #running: Promise<void> | null = null
  #isAskedAgain = false
  #failures = 0
  #cancel: (() => void) | null = null
  #isOver = false

  constructor(deps: Deps) {
    this.#deps = deps
  }

  /** Sends what is waiting; resolves when nothing more can be sent now. */
  poke(): Promise<void> {
    if (this.#running) this.#isAskedAgain = true
    this.#running ??= this.#run().finally(() => {
      this.#running = null
    })
    return this.#running
  }

  stop(): void {
    this.#isOver = true
    this.#cancel?.()
  }

  async #run(): Promise<void> {
    this.#cancel?.()
    this.#cancel = null
    do {
      this.#isAskedAgain = false
      for (;;) {
        if (this.#isOver || !this.#deps.isOnline()) return
        const next = await this.#next()
        if (!next) break
        if (!(await this.#sendOne(next))) return
      }
    } while (this.#isAskedAgain)
  }

  /** A photo whose row the server has, but not its picture. */
  async #next(): Promise<{ photo: Photo; file: PhotoFile } | null> {
    const { db, files } = this.#deps
    const waiting = await files.files.where('sent').equals(0).primaryKeys()
    for (const sha256 of waiting) {
      const photos = await db.rows('photos').where('sha256').equals(sha256).toArray()
      for (const photo of photos) {
        if (photo.uploaded_at !== null || this.#answered.has(photo.id)) continue
        if ((await db.outbox.where('rows').equals(`photos/${photo.id}`).count()) > 0) continue
        const file = await files.files.get(sha256)
        if (file) return { photo, file }
      }
      if (photos.length > 0 && photos.every(({ uploaded_at }) => uploaded_at !== null))
        await files.markSent(sha256)
    }
    return null
  }

  /** False when nothing more can be sent now. */
  async #sendOne({ photo, file }: { photo: Photo; file: PhotoFile }): Promise<boolean> {
    const refused = await this.#deps.send(photo, file).then(
      () => null,
      (error: unknown) => (error instanceof Refused ? error : new Refused('unavailable')),
    )
    const status = refused && statusOf(refused.code)
    if (refused && status !== null && (status >= 500 || status === 429)) {
      this.#later(secondsToWait(refused))
      return false
    }
    this.#failures = 0
    if (status !== null && HELD.has(status)) return false
    this.#answered.add(photo.id)
    return true
  }

  #later(retryAfter: number): void {
    const wait = Math.min(FIRST_WAIT * 2 ** this.#failures, LONGEST_WAIT)
    this.#failures += 1
    this.#cancel = this.#deps.schedule(() => void this.poke(), Math.max(wait, retryAfter * 1000))
  }
}
