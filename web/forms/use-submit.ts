import { useState } from 'react'
import { useOnce } from '#web/ui/once.ts'
import { sentenceOfError } from './sentence-of-error.ts'
import { type NewId, useIds } from './use-ids.ts'

/**
 * What a form does when it is sent: once at a time, its rows with the same ids at every try. `send` gives back the sentence
 * of what is wrong in what was typed, or nothing once it is written; a refusal becomes its sentence. `submit` is for the
 * button, or for `Form`.
 */
export const useSubmit = (send: (newId: NewId) => Promise<string | undefined>) => {
  const ids = useIds()
  const [problem, setProblem] = useState<string>()
  const { busy, run: submit } = useOnce(async (): Promise<void> => {
    setProblem(undefined)
    try {
      const wrong = await send(ids.begin())
      if (wrong === undefined) ids.renew()
      setProblem(wrong)
    } catch (error) {
      setProblem(sentenceOfError(error))
    }
  })
  return { submit, busy, problem, clear: () => setProblem(undefined) }
}
