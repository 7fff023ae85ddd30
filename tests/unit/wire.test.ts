import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { describeSchema } from '#bin/describe-schema.ts'
import { checkWire } from '#bin/wire.ts'
import { PROTOCOL_VERSION } from '#domain/sync/protocol.ts'

type Form = { version: number; released: string | null; hash: string; note: string }

/** A change on the wire concerns phones that nobody has at hand, so it never goes unnoticed. */
describe('the wire', () => {
  it('is the one that was noted, or the error says what to do', () => {
    expect(checkWire).not.toThrow()
  })

  it('has a history: each form once, with a note, in the order of the versions, and only the last one unreleased', () => {
    const history = JSON.parse(readFileSync('wire/history.json', 'utf8')) as Form[]
    expect(new Set(history.map(({ hash }) => hash)).size).toBe(history.length)
    for (const [index, { version, released, note }] of history.entries()) {
      expect(note).not.toBe('')
      expect(version).toBeGreaterThanOrEqual(history[index - 1]?.version ?? 1)
      if (index < history.length - 1) expect(released).toMatch(/^\d{4}-\d\d-\d\d$/)
    }
    expect(history.at(-1)?.version).toBe(PROTOCOL_VERSION)
  })
})

describe('a schema as text', () => {
  const base = { id: v.pipe(v.string(), v.regex(/^a+$/)), list: v.array(v.number()) }
  const said = describeSchema('x', v.strictObject(base))

  it.each([
    ['a field more', v.strictObject({ ...base, more: v.optional(v.string()) })],
    ['a field less', v.strictObject({ id: base.id })],
    ['another pattern', v.strictObject({ ...base, id: v.pipe(v.string(), v.regex(/^b+$/)) })],
    ['a field that may be left out', v.strictObject({ ...base, id: v.optional(base.id) })],
    ['items of another kind', v.strictObject({ ...base, list: v.array(v.string()) })],
    ['a bound', v.strictObject({ ...base, list: v.pipe(base.list, v.maxLength(5)) })],
    ['what it does with unknown fields', v.looseObject(base)],
  ])('is another one for %s', (_, changed) => {
    expect(describeSchema('x', changed)).not.toEqual(said)
  })
})
