import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { AppError } from '#domain/kernel/errors.ts'
import { parseInput } from './validated.ts'

const schema = v.object({
  secret: v.string(),
  lines: v.optional(v.array(v.strictObject({ price: v.pipe(v.number(), v.safeInteger('Număr întreg.')) }))),
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
  it('returns what the schema makes', () => {
    expect(parseInput(v.pipe(v.string(), v.trim()), ' a ')).toBe('a')
  })

  it('names fields by their path, in our words, and never quotes what was sent', () => {
    expect(issuesOf({ secret: 5 })).toEqual([
      'invalid_input',
      [{ path: 'secret', message: 'Valoare nevalidă.' }],
    ])
    expect(issuesOf({})).toEqual(['invalid_input', [{ path: 'secret', message: 'Completează câmpul.' }]])
    expect(issuesOf('hunter2')).toEqual(['invalid_input', [{ path: '', message: 'Valoare nevalidă.' }]])
    expect(issuesOf({ secret: 'x', lines: [{ price: 1 }, { price: 0.5, vat: 1 }] })).toEqual([
      'invalid_input',
      [
        { path: 'lines.1.price', message: 'Număr întreg.' },
        { path: 'lines.1.vat', message: 'Câmp necunoscut.' },
      ],
    ])
  })

  it('tells no more than twenty', () => {
    const [, issues] =
      issuesOf({ secret: 'x', lines: Array.from({ length: 5000 }, () => ({ price: 'x' })) }) ?? []
    expect(issues).toHaveLength(20)
  })
})
