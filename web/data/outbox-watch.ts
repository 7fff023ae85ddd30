import Dexie, { type ObservabilitySet, RangeSet } from 'dexie'
import type { AppDatabase } from './database.ts'

/** Milliseconds between two rounds while acts come faster than rounds end. */
const REST = 250

/**
 * S18.7: sends acts when they are in the outbox, whichever tab wrote them. `send` resolves when its round is over. One act
 * at a time goes at once; where several were written during a round, they and those of the next quarter of a second go
 * together, because rounds and acts take turns at one disk. Returns a function that stops it.
 */
export const watchOutbox = (db: AppDatabase, send: () => Promise<void>): (() => void) => {
  const part = `idb://${db.name}/${db.outbox.name}/`
  let newest = Number.NEGATIVE_INFINITY
  let written = 0
  let isSending = false
  let isStopped = false
  let timer: ReturnType<typeof setTimeout> | undefined

  const sendAll = async () => {
    while (written > 0 && !isStopped) {
      if (written > 1)
        await new Promise((resolve) => {
          timer = setTimeout(resolve, REST)
        })
      written = 0
      await send()
    }
  }
  const note = (parts: ObservabilitySet) => {
    const keys = parts.all ? [] : keysIn(parts[part])
    if (!parts.all && !keys.some((key) => key > newest)) return
    newest = Math.max(newest, ...keys)
    written += 1
    if (isSending) return
    isSending = true
    void sendAll().finally(() => {
      isSending = false
    })
  }
  Dexie.on('storagemutated', note)
  return () => {
    isStopped = true
    clearTimeout(timer)
    Dexie.on.storagemutated.unsubscribe(note)
  }
}

/** The ends of what was written or deleted. An act has a higher key than those before it. From another tab come plain objects. */
const keysIn = (changed: ObservabilitySet[string] | undefined): number[] =>
  [...new RangeSet().add(changed ?? new RangeSet())].flatMap(({ to }) => (typeof to === 'number' ? to : []))
