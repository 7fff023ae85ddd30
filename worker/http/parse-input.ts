import * as v from 'valibot'
import { AppError } from '#domain/kernel/errors.ts'
import { issueOf } from '#domain/kernel/issues.ts'

/** Most issues in an answer: a hostile body may cause one per byte. */
const MAX_ISSUES = 20

/** Validates input. @throws AppError `invalid_input` with its issues */
export const parseInput = <Schema extends v.GenericSchema>(
  schema: Schema,
  input: unknown,
): v.InferOutput<Schema> => {
  const result = v.safeParse(schema, input)
  if (result.success) return result.output
  const issues = result.issues
    .slice(0, MAX_ISSUES)
    .map((issue) => ({ path: v.getDotPath(issue) ?? '', ...issueOf(issue) }))
  throw new AppError('invalid_input', { issues })
}

/** Parses a JSON text from outside. @throws AppError `malformed_json` */
export const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    // Without the cause: its message quotes the body.
    throw new AppError('malformed_json')
  }
}
