import { type KeyboardEvent, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { keepText, keptText } from './kept-text.ts'

/** A typed text, judged as a whole: its value, null for an empty field, or what is wrong with it. */
export type Read<T, Problem extends string> = { value: T | null } | { problem: Problem }

type Typing<T, Problem extends string> = {
  value: T | null
  /** Called with a value that was typed to its end, or null when the field was emptied. Never with a part of one. */
  onChange: (value: T | null) => void
  /** Called at each key; undefined once nothing is being typed. */
  onDraft?: ((draft: T | null | 'wrong' | undefined) => void) | undefined
  read: (text: string) => Read<T, Problem>
  format: (value: T) => string
  /** The problem that more typing cannot mend, said at once. */
  early?: Problem
  /** What is asked about a value before it is taken, or undefined where there is no doubt. */
  doubtOf?: ((value: T) => string | undefined) | undefined
  /** Row and column of a field that is saved in place: its text outlives the page (`keepText`). */
  keptAs?: string | undefined
}

/**
 * Typed text ↔ value. While one types, the text is the person's own and nothing is reported: only a text that is valid
 * as a whole counts, when the focus leaves, at Enter, or when the page is put away. A text that is no value stays in
 * sight with its sentence and is never reported, nor is any part of it; `input:invalid` finds it at once. A value in
 * doubt waits for its answer in the same way, and is reported with the page.
 */
export const useTyped = <T, Problem extends string>({
  value,
  onChange,
  onDraft,
  read,
  format,
  early,
  doubtOf,
  keptAs,
}: Typing<T, Problem>) => {
  const [typed, setTyped] = useState<string | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [doubt, setDoubt] = useState<string>()
  const input = useRef<HTMLInputElement>(null)
  /** What is typed, known before it is drawn: keys and the focus may be faster than React. */
  const latest = useRef<string | null>(null)
  const asked = useRef<string | null>(null)

  const put = (next: string | null, wrong: Problem | null) => {
    latest.current = next
    keepText(keptAs, next)
    asked.current = null
    setTyped(next)
    setProblem(wrong)
    setDoubt(undefined)
  }
  /** What the text in the field is worth now. */
  const current = (): Read<T, Problem> => (latest.current === null ? { value } : read(latest.current))
  const update = (next: string) => {
    const judged = read(next)
    const wrong = 'problem' in judged ? judged.problem : null
    input.current?.setCustomValidity(wrong ?? '')
    // Half-typed text is not yet wrong: it is judged when the focus leaves.
    put(next, wrong === early ? wrong : null)
    onDraft?.('problem' in judged ? 'wrong' : judged.value)
  }
  /** Nothing is being typed any more. */
  const clear = () => {
    input.current?.setCustomValidity('')
    put(null, null)
    onDraft?.(undefined)
  }
  const report = (next: T | null) => {
    clear()
    if (next !== value) onChange(next)
  }
  const commit = () => {
    if (latest.current === null) return
    const judged = current()
    if ('problem' in judged) return setProblem(judged.problem)
    const question = judged.value === null || judged.value === value ? undefined : doubtOf?.(judged.value)
    if (question === undefined) return report(judged.value)
    asked.current = latest.current
    input.current?.setCustomValidity(question)
    setDoubt(question)
  }
  /** Takes the value in spite of the doubt. */
  const confirm = () => {
    const judged = current()
    if (!('problem' in judged)) report(judged.value)
  }
  const enter = () => (asked.current !== null && asked.current === latest.current ? confirm() : commit())

  const leave = useEffectEvent(() => {
    if (latest.current === null) return
    const judged = current()
    if ('problem' in judged) setProblem(judged.problem)
    else report(judged.value)
  })
  // A phone that is put away, or a page that is left by the browser's key, takes the field away without a blur. The
  // layout effect is undone before those who write the line hear that they are.
  useLayoutEffect(() => {
    const hide = () => document.visibilityState === 'hidden' && leave()
    addEventListener('visibilitychange', hide, true)
    addEventListener('pagehide', leave, true)
    return () => {
      removeEventListener('visibilitychange', hide, true)
      removeEventListener('pagehide', leave, true)
      leave()
    }
  }, [])

  // What an earlier page was not left the time to report.
  const takeUp = useEffectEvent((name: string | undefined) => {
    const kept = keptText(name)
    if (kept === null) return
    update(kept)
    commit()
  })
  useEffect(() => takeUp(keptAs), [keptAs])

  return {
    input,
    text: typed ?? (value === null ? '' : format(value)),
    isTyping: () => latest.current !== null,
    problem,
    doubt,
    current,
    update,
    commit,
    confirm,
    /** Drops what was typed. */
    takeBack: clear,
    /** Enter takes what is typed, Escape takes it back; true where the key is thereby answered. */
    answers: (event: KeyboardEvent<HTMLInputElement>): boolean => {
      if (event.key === 'Enter') enter()
      if (event.key !== 'Escape' || latest.current === null) return false
      event.preventDefault()
      event.stopPropagation()
      flushSync(clear)
      event.currentTarget.select()
      return true
    },
  }
}
