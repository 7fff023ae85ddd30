import { useRef, useState } from 'react'
import { useOnce } from '#web/ui/once.ts'
import { sentenceOfError } from './sentence-of-error.ts'
import { unreadableIn } from './unreadable.ts'
import { type NewId, useIds } from './use-ids.ts'

/**
 * What a form does when it is sent: once at a time, its rows with the same ids at every try. `send` gives back the sentence
 * of what is wrong in what was typed, or nothing once it is written; a refusal becomes its sentence. `submit` is for
 * `Form`, or for a button whose fields stand in `box`: while a text among them cannot be read, nothing is sent and its field
 * gets the focus.
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
