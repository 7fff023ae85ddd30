import { createContext, use, useLayoutEffect } from 'react'
import { Observable } from './sync/status.ts'

/**
 * What a screen has to read before it stands still. Parts of it read the storage each by itself and arrive one after the
 * other; shown as they come, each would push away what a person is about to tap. So the screen is drawn unseen until the
 * last of them is there (web/app/whole-screen.tsx), and what it reads later, because somebody did something, moves nothing.
 */
export class FirstReads {
  readonly #state = new Observable<'reading' | 'whole'>('reading')
  #pending = 0
  readonly get = this.#state.get
  readonly subscribe = this.#state.subscribe

  /** Notes that something is being read; the answer ends it. */
  readonly begin = (): (() => void) => {
    this.#pending += 1
    return () => {
      this.#pending -= 1
      this.look()
    }
  }

  /** Ends the wait when nothing is being read. What was read may show parts that read on: those begin before the timer. */
  readonly look = (): void => {
    if (this.#pending > 0 || this.get() === 'whole') return
    setTimeout(() => {
      if (this.#pending === 0 && this.get() === 'reading') this.#state.set('whole')
    })
  }
}

export const FirstReadsContext = createContext<FirstReads | null>(null)

/** Keeps the screen unseen while `isPending`. Whatever is waited for has to come, or fail: nothing else ends the wait. */
export const useFirstRead = (isPending: boolean): void => {
  const reads = use(FirstReadsContext)
  useLayoutEffect(() => (isPending && reads ? reads.begin() : undefined), [isPending, reads])
}

/** In the place of a part of the screen whose code is on its way. */
export const Reading = (): null => {
  useFirstRead(true)
  return null
}
