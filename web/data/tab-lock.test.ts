import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { aDocument } from '#tests/factories/document.ts'
import { holdTabLock } from './tab-lock.ts'

/** S16: which tab leads while tabs close, freeze, or stop dead. The locks behave as in a browser. */

type Held = { reject: (error: unknown) => void }
type Waiting = { start: () => void; signal: AbortSignal | undefined }

/** Web Locks of one name: one holder, a queue, and stealing. */
const fakeLocks = () => {
  let held: Held | null = null
  const queue: Waiting[] = []
  const next = () => {
    if (held) return
    const waiting = queue.shift()
    if (waiting?.signal?.aborted) next()
    else waiting?.start()
  }
  return {
    request: (
      _: string,
      { signal, steal }: { signal?: AbortSignal; steal?: boolean },
      run: () => Promise<void>,
    ): Promise<void> =>
      new Promise((resolve, reject) => {
        const start = () => {
          const mine: Held = { reject }
          held = mine
          void run().then(() => {
            resolve()
            if (held === mine) held = null
            next()
          })
        }
        signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')))
        if (steal) {
          held?.reject(new DOMException('stolen', 'AbortError'))
          held = null
          start()
        } else {
          queue.push({ start, signal })
          next()
        }
      }),
  }
}

let page = aDocument()

beforeEach(() => {
  vi.useFakeTimers()
  page = aDocument()
  vi.stubGlobal('navigator', { locks: fakeLocks() })
  vi.stubGlobal('document', page)
  const view = new EventTarget()
  vi.stubGlobal('addEventListener', view.addEventListener.bind(view))
  vi.stubGlobal('removeEventListener', view.removeEventListener.bind(view))
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** Tabs that answer each other's questions, unless they have stopped dead. */
const someTabs = (names: readonly string[]) => {
  const leading: string[] = []
  const dead = new Set<string>()
  const awoken: string[] = []
  const locks = new Map<string, ReturnType<typeof holdTabLock>>()
  const answer = () => {
    if (leading.every((name) => dead.has(name))) return
    for (const one of locks.values()) one.heard()
  }
  for (const name of names) {
    const lead = async (over: AbortSignal) => {
      leading.push(name)
      await new Promise<void>((resolve) => over.addEventListener('abort', () => resolve()))
      leading.splice(leading.indexOf(name), 1)
    }
    locks.set(name, holdTabLock('sync', lead, { ask: answer, onAwake: () => awoken.push(name) }))
  }
  return { leading, dead, awoken, stop: (name: string) => locks.get(name)?.stop() }
}

const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)

describe('of several tabs', () => {
  it('one leads, and the next takes over when it closes', async () => {
    const { leading, stop } = someTabs(['a', 'b', 'c'])
    await pass(60_000)
    expect(leading).toEqual(['a'])
    stop('a')
    await pass(0)
    expect(leading).toEqual(['b'])
  })

  it('a frozen one gives up its turn first, and waits for another turn when it is back', async () => {
    const { leading, awoken, stop } = someTabs(['a', 'b'])
    await pass(0)
    // Both tabs get the event here; of two tabs that are frozen and thawed, one leads.
    page.dispatchEvent(new Event('freeze'))
    await pass(0)
    expect(leading).toEqual([])
    page.dispatchEvent(new Event('resume'))
    await pass(0)
    expect(leading).toEqual(['a'])
    expect(awoken).toEqual(['a', 'b'])
    stop('a')
    await pass(0)
    expect(leading).toEqual(['b'])
    expect(awoken).toEqual(['a', 'b'])
  })

  it('one that stopped dead loses its turn to a visible one, and ends when it wakes up', async () => {
    const { leading, dead, awoken } = someTabs(['a', 'b'])
    await pass(0)
    dead.add('a')
    await pass(20_000)
    expect(leading).toEqual(['b'])
    expect(awoken).toEqual(['a'])
    dead.delete('a')
    await pass(60_000)
    expect(leading).toEqual(['b'])
  })

  it('none takes the turn while it is hidden', async () => {
    const { leading, dead } = someTabs(['a', 'b'])
    await pass(0)
    dead.add('a')
    page.visibilityState = 'hidden'
    await pass(60_000)
    expect(leading).toEqual(['a'])
  })
})
