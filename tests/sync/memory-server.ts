import * as v from 'valibot'
import { issueOf } from '#domain/kernel/issues.ts'
import { COLLECTION_NAMES, COLLECTIONS } from '#domain/modules.ts'
import { RULED } from '#domain/ruled.ts'
import { type Actor, systemActor } from '#domain/sync/actor.ts'
import type { Row } from '#domain/sync/collection.ts'
import { columnNames } from '#domain/sync/collection.ts'
import {
  type Cursor,
  type Entry,
  type FullLine,
  type PushAnswer,
  type PushBody,
  pushSchema,
} from '#domain/sync/protocol.ts'
import { serve } from '#domain/sync/serve.ts'
import { foundShop } from '#domain/workshop/shop/found-shop.ts'
import { asSent } from '#durable-objects/tenant/push.ts'
import { Refused } from '#web/data/refused.ts'
import type { Transport } from '#web/data/sync/transport.ts'
import { MemoryStore } from './memory-store.ts'

const EPOCH = 'e1'

/** The server of one tenant in memory: the real commit, the same answers as the API. Pages are small on purpose. */
export class MemoryServer {
  readonly store = new MemoryStore()
  readonly #page: number
  readonly #now: () => number
  #queue: Promise<unknown> = Promise.resolve()

  constructor(now: () => number, page = 7) {
    this.#now = now
    this.#page = page
  }

  async found(tenantId: string): Promise<void> {
    const ops = foundShop({ tenantId, company: 'Service', cui: '', email: '' }, this.#now())
    await this.push(systemActor({ tenantId }, 'founding'), {
      clientId: '00000000-0000-7000-8000-000000000000',
      epoch: EPOCH,
      mutations: [{ id: tenantId, at: new Date(this.#now()).toISOString(), label: '', ops }],
    })
  }

  push(actor: Actor, body: PushBody): Promise<PushAnswer> {
    const run = this.#queue.then(() => this.#push(actor, body))
    this.#queue = run.catch(() => undefined)
    return run
  }

  async #push(actor: Actor, body: PushBody): Promise<PushAnswer> {
    const mutations = body.mutations.map(asSent)
    if (body.epoch !== null && body.epoch !== EPOCH) throw new Refused('epoch_changed')
    const { outcomes, head, log } = await serve(
      RULED,
      this.store,
      this.store.open(),
      [{ actor, clientId: body.clientId, epoch: null, mutations }],
      { now: new Date(this.#now()).toISOString(), mode: 'authority' },
    )
    const outcome = outcomes[0]
    if (outcome?.refused !== null) throw new Refused(outcome?.refused ?? 'unavailable')
    return {
      epoch: EPOCH,
      from: head - log.length,
      rev: head,
      results: outcome.results,
      rows: outcome.rows,
      removed: outcome.removed,
      access: 'owner',
    }
  }

  #entries(): Entry[] {
    return [...this.store.rows]
      .map(([key, row]) => ({ collection: key.slice(0, key.indexOf('/')), row }))
      .sort((a, b) => a.row.rev - b.row.rev)
  }

  /** The transport of one device, without faults. Every message is copied, as on a network. */
  transport(actor: Actor): Transport {
    return {
      push: async (body) => {
        const parsed = v.safeParse(pushSchema, structuredClone(body))
        if (parsed.success) return structuredClone(await this.push(actor, parsed.output))
        const issues = parsed.issues.map((issue) => ({ path: v.getDotPath(issue) ?? '', ...issueOf(issue) }))
        throw new Refused('invalid_input', { issues })
      },
      changes: async (since: Cursor) => {
        const rows = this.#entries()
          .filter(({ row }) => row.rev > since.rev)
          .slice(0, this.#page)
        const last = rows.at(-1)?.row.rev
        const more = last !== undefined && this.#entries().some(({ row }) => row.rev > last)
        const rev = more ? last : this.store.head
        return structuredClone({
          cursor: { epoch: EPOCH, rev },
          head: this.store.head,
          more,
          rows,
          removed: [],
          access: 'owner',
          now: new Date().toISOString(),
        })
      },
      full: (resume) => this.#full(resume),
    }
  }

  async *#full(resume: string | null): AsyncGenerator<FullLine> {
    const [start = String(this.store.head), from = ''] = resume?.split('~') ?? []
    const cursor = { epoch: EPOCH, rev: Number(start) }
    yield { type: 'start', cursor, total: this.store.rows.size, access: 'owner' }
    for (const collection of COLLECTION_NAMES) {
      const columns = columnNames(COLLECTIONS[collection])
      const rows = this.#entries()
        .filter((entry) => entry.collection === collection && entry.row.deleted_at === null)
        .map(({ row }) => row)
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .filter(({ id }) => `${COLLECTION_NAMES.indexOf(collection)}`.padStart(2, '0') + id > from)
      for (let at = 0; at < rows.length; at += this.#page) {
        const chunk: Row[] = rows.slice(at, at + this.#page)
        const mark = `${COLLECTION_NAMES.indexOf(collection)}`.padStart(2, '0') + (chunk.at(-1)?.id ?? '')
        yield {
          type: 'chunk',
          collection,
          columns,
          rows: chunk.map((row) => columns.map((column) => row[column] ?? null)),
          resume: `${start}~${mark}`,
        }
      }
    }
    yield { type: 'end', cursor }
  }
}
