import { type KeyboardEvent, useEffectEvent, useLayoutEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { keepText, useLeftText } from './kept-text.ts'

/** A typed text, read as a whole: its value, null for an empty field, or what is wrong with it. */
export type Read<T, Problem extends string> = { value: T | null } | { problem: Problem }

type Typing<T, Problem extends string> = {
  value: T | null
  /** Called with a complete value, or null when the field was emptied. Never with a partly typed value. */
  onChange: (value: T | null) => void
  /** Called at each key; undefined once nothing is being typed. */
  onDraft?: ((draft: T | null | 'wrong' | undefined) => void) | undefined
  read: (text: string) => Read<T, Problem>
  format: (value: T) => string
  /** The problem that more typing cannot solve; it is shown at once. */
  early?: Problem
  /** The question about a value before it is accepted, or undefined where there is no doubt. */
  doubtOf?: ((value: T) => string | undefined) | undefined
  /** Row and column of a field that is saved in place: its text outlives the page (`keepText`). */
  keptAs?: string | undefined
}

/**
 * Typed text ↔ value. While a person types, nothing is reported: only a text that is valid as a whole counts, when the
 * focus leaves, at Enter, or when the page is hidden. An invalid text stays visible with its error and is never
 * reported, not even in part; `input:invalid` matches it at once. A doubtful value waits for its answer in the same
 * way, and is reported when the page is hidden or left.
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
  /** The typed text, known before it is drawn: keys and focus can be faster than React. */
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
  /** The value of the text in the field now. */
  const current = (): Read<T, Problem> => (latest.current === null ? { value } : read(latest.current))
  const update = (next: string) => {
    const judged = read(next)
    const wrong = 'problem' in judged ? judged.problem : null
    input.current?.setCustomValidity(wrong ?? '')
    // Half-typed text is not wrong yet: it is checked when the focus leaves.
    put(next, wrong === early ? wrong : null)
    onDraft?.('problem' in judged ? 'wrong' : judged.value)
  }
  /** Ends the typing. */
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
  /** Accepts the value despite the doubt. */
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
  // A phone that is put away, or a Back key, removes the field without a blur. The cleanup of this layout effect runs
  // before that of the components that write the line.
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

  // Text that an earlier page had no time to report.
  useLeftText(keptAs, (text) => {
    update(text)
    commit()
  })

  const text = typed ?? (value === null ? '' : format(value))
  // A value that comes while the field has the focus is selected like one that was there: what is typed replaces it.
  useLayoutEffect(() => {
    if (typed === null && text !== '' && document.activeElement === input.current) input.current?.select()
  }, [typed, text])

  return {
    input,
    text,
    isTyping: () => latest.current !== null,
    problem,
    doubt,
    current,
    update,
    commit,
    confirm,
    /** Discards what was typed. */
    takeBack: clear,
    /** Enter accepts the typed text, Escape discards it; true where this handles the key. */
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
