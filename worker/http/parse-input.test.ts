import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { AppError } from '#domain/kernel/errors.ts'
import { says } from '#domain/kernel/issues.ts'
import { parseInput } from './parse-input.ts'

const schema = v.object({
  secret: v.string(),
  lines: v.optional(
    v.array(
      v.strictObject({
        price: v.pipe(
          v.number(),
          v.safeInteger(says('not_whole')),
          v.maxValue(9, says('too_large', { max: 9, kind: 'count' })),
        ),
      }),
    ),
  ),
})

const issuesOf = (input: unknown) => {
  try {
    parseInput(schema, input)
  } catch (error) {
    if (error instanceof AppError) return [error.code, error.issues]
    throw error
  }
  return null
}

describe('parseInput', () => {
  it('returns the output of the schema', () => {
    expect(parseInput(v.pipe(v.string(), v.trim()), ' a ')).toBe('a')
  })

  it('reports fields by path, code and parameters, and never quotes the input', () => {
    expect(issuesOf({ secret: 5 })).toEqual(['invalid_input', [{ path: 'secret', code: 'invalid' }]])
    expect(issuesOf({})).toEqual(['invalid_input', [{ path: 'secret', code: 'required' }]])
    expect(issuesOf('hunter2')).toEqual(['invalid_input', [{ path: '', code: 'invalid' }]])
    expect(issuesOf({ secret: 'x', lines: [{ price: 10 }, { price: 0.5, vat: 1 }] })).toEqual([
      'invalid_input',
      [
        { path: 'lines.0.price', code: 'too_large', params: { max: 9, kind: 'count' } },
        { path: 'lines.1.price', code: 'not_whole' },
        { path: 'lines.1.vat', code: 'unknown_field' },
      ],
    ])
  })

  it('reports at most twenty issues', () => {
    const [, issues] =
      issuesOf({ secret: 'x', lines: Array.from({ length: 5000 }, () => ({ price: 'x' })) }) ?? []
    expect(issues).toHaveLength(20)
  })
})
