import { createContext, use, useLayoutEffect } from 'react'
import { Observable } from './sync/status.ts'

/**
 * Tracks what a screen must read before its layout is stable. Its parts read the storage separately and arrive one
 * after the other; if each were shown on arrival, it would push away what a person is about to tap. So the screen stays
 * hidden until the last part is there (web/app/whole-screen.tsx). Later reads, caused by what a person does, hide
 * nothing.
 */
export class FirstReads {
  readonly #state = new Observable<'reading' | 'whole'>('reading')
  #pending = 0
  readonly get = this.#state.get
  readonly subscribe = this.#state.subscribe

  /** Notes that something is being read; the returned function ends it. */
  readonly begin = (): (() => void) => {
    this.#pending += 1
    return () => {
      this.#pending -= 1
      this.look()
    }
  }

  /**
   * Ends the wait when nothing is being read. What was read may show parts that read more: they begin before the timer
   * fires.
   */
  readonly look = (): void => {
    if (this.#pending > 0 || this.get() === 'whole') return
    setTimeout(() => {
      if (this.#pending === 0 && this.get() === 'reading') this.#state.set('whole')
    })
  }
}

export const FirstReadsContext = createContext<FirstReads | null>(null)

/** Keeps the screen hidden while `isPending`. What it waits for must arrive or fail: nothing else ends the wait. */
export const useFirstRead = (isPending: boolean): void => {
  const reads = use(FirstReadsContext)
  useLayoutEffect(() => (isPending && reads ? reads.begin() : undefined), [isPending, reads])
}

/** Stands in for a part of the screen whose code is loading. */
export const Reading = (): null => {
  useFirstRead(true)
  return null
}
