import type { StaffActor } from '#domain/sync/actor.ts'
import type { PushBody } from '#domain/sync/protocol.ts'
import type { Random } from '#tests/factories/random.ts'
import { NetworkError } from '#web/data/network-error.ts'
import { Refused } from '#web/data/refused.ts'
import type { Transport } from '#web/data/sync/transport.ts'
import type { Faults } from './faults.ts'
import type { ShopServer } from './shop-server.ts'

/** The network between the devices and a server: it loses, delays, repeats and cuts. */

class Lost extends NetworkError {}

/** The server's view of a device. */
export type Session = {
  actor: StaffActor
  /** The app is older than the server accepts, until it is reloaded. */
  isOutdated: boolean
  /** The shop's plan has no sync, until somebody pays. */
  isLapsed: boolean
}

export class Network {
  readonly #server: ShopServer
  readonly #faults: Faults
  readonly #random: Random
  /** Requests that are still on their way after the device has given up on them. */
  readonly #late: (() => Promise<unknown>)[] = []
  /** Labels of acts whose answer a device has received. */
  readonly answered = new Set<string>()

  constructor(server: ShopServer, faults: Faults, random: Random) {
    this.#server = server
    this.#faults = faults
    this.#random = random
  }

  /** One of the late requests arrives, in any order. */
  async deliverLate(): Promise<void> {
    if (this.#late.length === 0) return
    const [request] = this.#late.splice(this.#random.between(0, this.#late.length - 1), 1)
    // Nobody waits for the answer.
    await request?.().catch(ifRefused)
  }

  async deliverAll(): Promise<void> {
    while (this.#late.length > 0) await this.deliverLate()
  }

  transport(session: Session): Transport {
    const guard = () => {
      if (session.isOutdated) throw new Refused('client_outdated')
      if (session.isLapsed) throw new Refused('plan_required')
    }
    return {
      push: async (body) => {
        guard()
        const { actor } = session
        const sent = wire(body)
        const send = () => this.#server.push(actor, wire(sent))
        if (this.#faults.happens('request late', 0.06)) {
          this.#late.push(send)
          throw new Lost('no answer in time')
        }
        const isTwice = this.#faults.happens('request repeated at once', 0.08)
        const twin = isTwice ? send().catch(ifRefused) : null
        const answer = await this.#cross(send, () => {
          if (this.#faults.happens('request repeated late', 0.1)) this.#late.push(send)
        }).finally(() => twin)
        for (const { label } of sent.mutations as PushBody['mutations'] & { label: string }[]) {
          this.answered.add(label)
        }
        return wire(answer)
      },
      changes: async (since) => {
        guard()
        return wire(await this.#cross(() => this.#server.changes(session.actor, since)))
      },
      full: (resume) => this.#stream(session, resume, guard),
    }
  }

  async #cross<T>(send: () => Promise<T>, onAnswer?: () => void): Promise<T> {
    if (this.#faults.happens('request lost', 0.08)) throw new Lost('the request was lost')
    const answer = await send()
    onAnswer?.()
    if (this.#faults.happens('answer slow', 0.1)) await ticks(this.#random.between(1, 40))
    if (this.#faults.happens('answer lost', 0.08)) throw new Lost('the answer was lost')
    // A gateway reports a failure although the request succeeded.
    if (this.#faults.happens('gateway error', 0.04)) throw new Refused('unavailable')
    return answer
  }

  async *#stream({ actor }: Session, resume: string | null, guard: () => void) {
    guard()
    if (this.#faults.happens('request lost', 0.08)) throw new Lost('the request was lost')
    for await (const line of this.#server.full(actor, resume)) {
      yield wire(line)
      if (this.#faults.happens('stream cut', 0.08)) {
        // Either end may be the one that notices.
        if (this.#random.next() < 0.5) return
        throw new Lost('the stream was cut')
      }
    }
  }
}

/** Lets everything else run for a while. */
export const ticks = async (count: number): Promise<void> => {
  for (let left = count; left > 0; left--) await new Promise((resolve) => setImmediate(resolve))
}

/** A message on a network is a copy. */
export const wire = <T>(message: T): T => JSON.parse(JSON.stringify(message)) as T

const ifRefused = (error: unknown): void => {
  if (!(error instanceof Refused)) throw error
}
