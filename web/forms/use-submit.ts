import { useRef, useState } from 'react'
import { useOnce } from '#web/ui/once.ts'
import { sentenceOfError } from './sentence-of-error.ts'
import { unreadableIn } from './unreadable.ts'
import { type NewId, useIds } from './use-ids.ts'

/**
 * Submits a form once at a time, with the same row ids at every attempt. `send` returns the sentence about what is
 * wrong in the typed values, or nothing once it is written; a refusal becomes its sentence. `submit` is for `Form`, or
 * for a button whose fields are in `box`: while a text in them cannot be read, nothing is sent and that field gets the
 * focus.
 */
export const useSubmit = (send: (newId: NewId) => Promise<string | undefined>) => {
  const ids = useIds()
  const box = useRef<HTMLDivElement>(null)
  const [problem, setProblem] = useState<string>()
  const { busy, run: submit } = useOnce(async (): Promise<void> => {
    const unreadable = unreadableIn(box.current)
    if (unreadable) return unreadable.focus()
    setProblem(undefined)
    try {
      const wrong = await send(ids.begin())
      if (wrong === undefined) ids.renew()
      setProblem(wrong)
    } catch (error) {
      setProblem(sentenceOfError(error))
    }
  })
  return { submit, box, busy, problem, clear: () => setProblem(undefined) }
}
