import { type FormEvent, useEffect, useRef, useState } from 'react'
import * as v from 'valibot'
import { AppError } from '#domain/kernel/errors.ts'
import { m } from '#web/i18n/messages.ts'
import { sentenceOf, sentenceOfIssue } from '#web/i18n/sentence-of.ts'

type Failure = { fields: Readonly<Record<string, string>>; sentence: string | null }

const NONE: Failure = { fields: {}, sentence: null }

/** First issue of each field; one field says one thing at a time. */
const byField = (issues: readonly { path: string; message: string }[]): Record<string, string> => {
  const fields: Record<string, string> = {}
  for (const { path, message } of issues) fields[path] ??= sentenceOfIssue(message)
  return fields
}

/** Sorts a failure into what stands beside a field and what is said once above the button. */
const explain = (error: unknown, shown: readonly string[]): Failure => {
  if (!(error instanceof AppError)) return { fields: {}, sentence: m.account.failed }
  if (error.code === 'email_taken') return { fields: { email: sentenceOf('email_taken') }, sentence: null }
  if (error.code === 'unavailable') {
    return { fields: {}, sentence: navigator.onLine ? m.account.unreachable : m.account.offline }
  }
  if (error.code === 'too_many_attempts' && error.retryAfter !== undefined) {
    return { fields: {}, sentence: m.account.wait(error.retryAfter) }
  }
  const fields = byField(error.issues.filter(({ path }) => shown.includes(path)))
  return { fields, sentence: Object.keys(fields).length > 0 ? null : sentenceOf(error.code) }
}

/**
 * A form of the account: the values are checked here by the schema that the server uses too, then sent. What was typed
 * stays whatever happens; after a failure the focus goes to the first field that is wrong.
 */
export const useAccountForm = <Values extends Record<string, string>>(options: {
  initial: Values
  schema: v.GenericSchema
  send: (values: Values) => Promise<void>
}) => {
  const { initial, schema, send } = options
  const [values, setValues] = useState(initial)
  const [failure, setFailure] = useState<Failure>(NONE)
  const [busy, setBusy] = useState(false)
  const form = useRef<HTMLFormElement>(null)

  useEffect(() => {
    if (failure === NONE) return
    const wrong = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')
    wrong?.focus()
  }, [failure])

  const set = (field: keyof Values & string) => (value: string) => {
    setValues((before) => ({ ...before, [field]: value }))
    setFailure((before) => {
      if (!(field in before.fields)) return before
      const { [field]: _mended, ...fields } = before.fields
      return Object.keys(fields).length > 0 ? { ...before, fields } : { ...NONE, sentence: before.sentence }
    })
  }

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    const checked = v.safeParse(schema, values)
    if (!checked.success) {
      const issues = checked.issues.map((issue) => ({
        path: v.getDotPath(issue) ?? '',
        message: issue.message,
      }))
      setFailure({ fields: byField(issues), sentence: null })
      return
    }
    setBusy(true)
    setFailure(NONE)
    try {
      await send(values)
    } catch (error) {
      setFailure(explain(error, Object.keys(values)))
    } finally {
      setBusy(false)
    }
  }

  return { values, set, submit, busy, form, fields: failure.fields, sentence: failure.sentence }
}
