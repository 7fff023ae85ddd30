import { useRef, useState } from 'react'
import { AppError, type FieldIssue } from '#domain/kernel/errors.ts'
import type { RejectedEntry } from '#web/data/database.ts'
import { useData } from '#web/data/hooks.ts'
import { sentenceOfError } from '#web/forms/sentence-of-error.ts'
import { m } from '#web/i18n/messages.ts'
import { sentenceOf } from '#web/i18n/sentence-of.ts'
import { toast } from '#web/ui/toast-store.ts'
import { keepEdits, sendAgain } from './rejected.ts'

/** What a person does with a refused act: writes values of it anew, and sends it. */
export const useMending = (entry: RejectedEntry) => {
  const { db, writer } = useData()
  const [edits, setEdits] = useState(entry.edits ?? {})
  const [issues, setIssues] = useState<readonly FieldIssue[]>(entry.issues ?? [])
  const [failure, setFailure] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  // A key pressed right before „send" is part of what is sent.
  const latest = useRef(edits)

  const edit = (index: number, column: string, value: string | number | null) => {
    latest.current = { ...latest.current, [index]: { ...latest.current[index], [column]: value } }
    setEdits(latest.current)
    setIssues((before) => before.filter(({ path }) => path !== column))
    void keepEdits(db, entry, latest.current)
  }

  const send = async () => {
    setBusy(true)
    setFailure(null)
    try {
      await sendAgain(writer, { ...entry, edits: latest.current })
      toast(m.sync.rejected.accepted)
    } catch (error) {
      if (error instanceof AppError) setIssues(error.issues)
      setFailure(sentenceOfError(error))
      setBusy(false)
    }
  }

  const errorOf = (column: string): string | undefined => {
    const issue = issues.find(({ path }) => path === column)
    return issue && sentenceOf(issue)
  }

  return { edits, edit, send, errorOf, failure, isBusy }
}
