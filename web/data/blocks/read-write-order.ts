import Dexie, { type DBCoreTransaction } from 'dexie'

type Pending = { readonly reads: Set<PromiseLike<unknown>>; write: PromiseLike<unknown> | null }

const settled = (): void => undefined

/**
 * The order of requests to a table of which each takes several steps. Within a transaction reads go on side by side; a write
 * waits for all that began before it, and whatever begins after it waits for the write.
 */
export class ReadWriteOrder {
  readonly #pending = new WeakMap<DBCoreTransaction, Pending>()

  read<T>(trans: DBCoreTransaction, work: () => PromiseLike<T>): PromiseLike<T> {
    if (!isWriting(trans)) return work()
    const pending = this.#of(trans)
    const done = pending.write ? pending.write.then(work, work) : work()
    pending.reads.add(done)
    const end = () => {
      pending.reads.delete(done)
    }
    done.then(end, end)
    return done
  }

  write<T>(trans: DBCoreTransaction, work: () => PromiseLike<T>): PromiseLike<T> {
    const pending = this.#of(trans)
    const before = [...pending.reads, ...(pending.write ? [pending.write] : [])]
    const done =
      before.length === 0
        ? work()
        : Dexie.Promise.all(before.map((one) => one.then(settled, settled))).then(work)
    pending.reads.clear()
    pending.write = done
    const end = () => {
      if (pending.write === done) pending.write = null
    }
    done.then(end, end)
    return done
  }

  #of(trans: DBCoreTransaction): Pending {
    const known = this.#pending.get(trans)
    if (known) return known
    const made: Pending = { reads: new Set(), write: null }
    this.#pending.set(trans, made)
    return made
  }
}

export const isWriting = (trans: DBCoreTransaction): boolean => (trans as IDBTransaction).mode === 'readwrite'
