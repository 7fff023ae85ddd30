import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { PRIVACY_VERSION, TERMS_VERSION } from '#domain/legal/versions.ts'
import { COLLECTIONS } from '#domain/modules.ts'
import type { Actor } from '#domain/sync/actor.ts'
import { checkedValues } from '#domain/sync/apply-op.ts'
import { loginSchema } from '#domain/team/log-in.ts'
import { registerSchema } from '#domain/team/sign-up.ts'
import { AppError, ERRORS } from './errors.ts'
import { ISSUES, issueOf, says } from './issues.ts'

const issuesIn = (schema: v.GenericSchema, input: unknown) => v.safeParse(schema, input).issues?.map(issueOf)

describe('what is wrong with one value', () => {
  const schema = v.strictObject({
    name: v.pipe(v.string(says('not_text')), v.maxLength(3, says('too_long', { max: 3 }))),
    price: v.optional(v.pipe(v.number(), v.maxValue(100, says('too_large', { max: 100, kind: 'money' })))),
  })

  it('is reported by a code and its parameters', () => {
    expect(issuesIn(schema, { name: 5 })).toEqual([{ code: 'not_text' }])
    expect(issuesIn(schema, { name: 'four' })).toEqual([{ code: 'too_long', params: { max: 3 } }])
    expect(issuesIn(schema, { name: '', price: 101 })).toEqual([
      { code: 'too_large', params: { max: 100, kind: 'money' } },
    ])
  })

  it('is reported for missing and unknown fields', () => {
    expect(issuesIn(schema, {})).toEqual([{ code: 'required' }])
    expect(issuesIn(schema, { name: '', more: 1 })).toEqual([{ code: 'unknown_field' }])
  })

  it('never quotes what was received, as the messages of valibot do', () => {
    expect(issuesIn(schema, { name: '', price: 'hunter2' })).toEqual([{ code: 'invalid' }])
    expect(issuesIn(v.pipe(v.string(), v.email()), 'required of hunter2')).toEqual([{ code: 'invalid' }])
  })
})

/** Values that some column refuses, each for its own reason. */
const WRONG = [undefined, null, true, {}, '', 'x', 'x'.repeat(100_000), 'ă ș', NaN, 0.5, 2, -1e15, 1e15]

describe('every value that a column refuses', () => {
  const actor: Actor = { tenantId: 't', userId: '', kind: 'system', source: 'founding' }
  const issues = Object.values(COLLECTIONS).flatMap((collection) =>
    Object.keys(collection.columns).flatMap((column) =>
      WRONG.flatMap((value) => {
        try {
          checkedValues(collection, { [column]: value as string }, 'patch', actor)
          return []
        } catch (error) {
          if (!(error instanceof AppError)) throw error
          return error.issues
        }
      }),
    ),
  )

  it('is reported by codes of the closed lists, never by a sentence', () => {
    expect(issues.length).toBeGreaterThan(500)
    for (const { code, params = {} } of issues) {
      expect({ ...ISSUES, ...ERRORS }).toHaveProperty(code)
      for (const param of Object.values(params)) expect(String(param)).toMatch(/^[\w-]+$/)
    }
  })

  it('has a code that says what is wrong', () => {
    expect(issues.filter(({ code }) => code === 'invalid')).toEqual([])
  })
})

const ACCEPTED = { termsVersion: TERMS_VERSION, privacyVersion: PRIVACY_VERSION }

it('every value that an account form refuses has a code that says what is wrong', () => {
  const values = { company: '', cui: '123', name: 'x'.repeat(500), email: 'ion', password: 'x', ...ACCEPTED }
  const said = issuesIn(registerSchema, values)?.map(({ code }) => code)
  expect(said).toEqual(['required', 'cui_invalid', 'too_long', 'email_invalid', 'too_short'])
  expect(issuesIn(loginSchema, { email: '', password: '' })?.map(({ code }) => code)).toEqual([
    'email_required',
    'email_invalid',
    'password_required',
  ])
})
