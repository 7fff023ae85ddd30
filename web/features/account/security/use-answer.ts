import { useCallback, useEffect, useState } from 'react'
import { useFirstRead } from '#web/data/first-reads.ts'
import { sentenceOfError } from '#web/forms/sentence-of-error.ts'

type Answer<T> = { kind: 'reading' } | { kind: 'failed'; sentence: string } | { kind: 'read'; value: T }

/**
 * What only the server knows. The page waits for the first answer, so that nothing moves; `again` asks once more and
 * keeps what is shown until then.
 */
export const useAnswer = <T>(ask: () => Promise<T>) => {
  const [answer, setAnswer] = useState<Answer<T>>({ kind: 'reading' })
  const again = useCallback(
    () =>
      ask().then(
        (value) => setAnswer({ kind: 'read', value }),
        (error: unknown) => setAnswer({ kind: 'failed', sentence: sentenceOfError(error) }),
      ),
    [ask],
  )
  useEffect(() => void again(), [again])
  useFirstRead(answer.kind === 'reading')
  return { answer, again }
}
