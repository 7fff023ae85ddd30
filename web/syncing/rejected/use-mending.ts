import { useRef, useState } from 'react'
import { AppError, type FieldIssue } from '#domain/kernel/errors.ts'
import type { RejectedEntry } from '#web/data/database.ts'
import { useData } from '#web/data/hooks.ts'
import { useSubmit } from '#web/forms/use-submit.ts'
import { m } from '#web/i18n/messages.ts'
import { sentenceOf } from '#web/i18n/sentence-of.ts'
import { toast } from '#web/ui/toast-store.ts'
import { keepEdits, sendAgain } from './rejected.ts'

/** The acts on a refused act: correct its values, and send it. */
export const useMending = (entry: RejectedEntry) => {
  const { db, writer } = useData()
  const [edits, setEdits] = useState(entry.edits ?? {})
  const [issues, setIssues] = useState<readonly FieldIssue[]>(entry.issues ?? [])
  // A key pressed right before „send" is part of what is sent.
  const latest = useRef(edits)

  const edit = (index: number, column: string, value: string | number | null) => {
    latest.current = { ...latest.current, [index]: { ...latest.current[index], [column]: value } }
    setEdits(latest.current)
    setIssues((before) => before.filter(({ path }) => path !== column))
    void keepEdits(db, entry, latest.current)
  }

  const { submit, busy, problem } = useSubmit(async () => {
    try {
      await sendAgain(writer, { ...entry, edits: latest.current })
    } catch (error) {
      if (error instanceof AppError) setIssues(error.issues)
      throw error
    }
    toast(m.sync.rejected.accepted)
    return undefined
  })

  const errorOf = (column: string): string | undefined => {
    const issue = issues.find(({ path }) => path === column)
    return issue && sentenceOf(issue)
  }

  return { edits, edit, submit, errorOf, problem, busy }
}
