import { useEffect, useRef, useState } from 'react'
import * as v from 'valibot'
import { AppError, type FieldIssue } from '#domain/kernel/errors.ts'
import { issueOf } from '#domain/kernel/issues.ts'
import { sentenceOf } from '#web/i18n/sentence-of.ts'
import { useOnce } from '#web/ui/once.ts'
import { sentenceOfError } from './sentence-of-error.ts'

/** The messages beside the wrong fields, and the one above the button. */
export type Failure = { fields: Readonly<Record<string, string>>; sentence: string | null }

const NONE: Failure = { fields: {}, sentence: null }

/** The first issue of each field; a field shows one at a time. */
const byField = (issues: readonly FieldIssue[]): Record<string, string> => {
  const fields: Record<string, string> = {}
  for (const issue of issues) fields[issue.path] ??= sentenceOf(issue)
  return fields
}

/** A refusal as messages beside the fields that are shown, or else as one sentence. */
const failureOf = (error: unknown, shown: readonly string[]): Failure => {
  const issues = error instanceof AppError ? error.issues.filter(({ path }) => shown.includes(path)) : []
  const fields = byField(issues)
  return { fields, sentence: Object.keys(fields).length > 0 ? null : sentenceOfError(error) }
}

/**
 * A form whose values a schema checks before they are sent, once at a time. The typed values always stay; after a
 * failure the focus goes to the first wrong field. `explain` gives a more precise message for a failure.
 */
export const useForm = <Values extends Record<string, string>>(options: {
  initial: Values
  schema: v.GenericSchema
  send: (values: Values) => Promise<void>
  explain?: (error: unknown) => Failure | null
}) => {
  const { initial, schema, send, explain } = options
  const [values, setValues] = useState(initial)
  const [failure, setFailure] = useState<Failure>(NONE)
  const form = useRef<HTMLFormElement>(null)

  useEffect(() => {
    if (failure === NONE) return
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [failure])

  const set = (field: keyof Values & string) => (value: string) => {
    setValues((before) => ({ ...before, [field]: value }))
    setFailure((before) => {
      if (!(field in before.fields)) return before
      const { [field]: _mended, ...fields } = before.fields
      return Object.keys(fields).length > 0 ? { ...before, fields } : { ...NONE, sentence: before.sentence }
    })
  }

  const { run: submit, busy } = useOnce(async () => {
    const checked = v.safeParse(schema, values)
    if (!checked.success) {
      const issues = checked.issues.map((issue) => ({ path: v.getDotPath(issue) ?? '', ...issueOf(issue) }))
      setFailure({ fields: byField(issues), sentence: null })
      return
    }
    setFailure(NONE)
    try {
      await send(values)
    } catch (error) {
      setFailure(explain?.(error) ?? failureOf(error, Object.keys(values)))
    }
  })

  return { values, set, submit, busy, form, fields: failure.fields, sentence: failure.sentence }
}
