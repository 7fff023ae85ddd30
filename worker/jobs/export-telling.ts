import { Progress } from '#domain/roaauto/progress.ts'
import type { Values } from '#domain/sync/log.ts'
import type { Carried } from './job-handler.ts'

type Carrying = Carried<{ exportId: string }>

/** The writes of one try on the row of an export, beside its result: each is a separate act, which no other try repeats. */
export class Telling {
  readonly #carried: Carrying
  readonly #run = crypto.randomUUID()
  #acts = 0
  #done = 0
  total = 0
  #progress = new Progress(Date.now())

  constructor(carried: Carrying) {
    this.#carried = carried
  }

  act(ops: Parameters<Carrying['act']>[1]): Promise<void> {
    this.#acts += 1
    return this.#carried.act(`${this.#run}/${this.#acts}`, ops)
  }

  patch(data: Values): Parameters<Carrying['act']>[1] {
    return [{ op: 'patch', collection: 'exports', id: this.#carried.payload.exportId, data, base: 0 }]
  }

  say(data: Values): Promise<void> {
    return this.act(this.patch(data))
  }

  async begin(uploadId: string, done: number, total: number): Promise<void> {
    this.#done = done
    this.total = total
    this.#progress = new Progress(Date.now())
    await this.say({ state: 'running', done, total, upload_id: uploadId })
  }

  get done(): number {
    return Math.min(this.#done, this.total)
  }

  async add(rows: number): Promise<void> {
    this.#done += rows
    if (this.#progress.tells(this.done, this.total, Date.now())) await this.say({ done: this.done })
  }
}
