import { afterEach, describe, expect, it } from 'vitest'
import { AppError } from '#domain/kernel/errors.ts'
import type { NumberKind } from '#domain/kernel/number-kinds.ts'
import { writeIn } from './language.ts'
import * as messagesEn from './messages.en.ts'
import * as messagesRo from './messages.ro.ts'
import { sentenceOf } from './sentence-of.ts'
import { speak } from './spoken.ts'

afterEach(() => {
  speak()
  writeIn('ro')
})

const english = () => {
  speak(messagesEn)
  writeIn('en')
}

describe('the sentence of a code', () => {
  it('counts as the language does', () => {
    const longest = (max: number) => sentenceOf({ code: 'too_long', params: { max } })
    expect([1, 2, 20].map(longest)).toEqual([
      'Cel mult 1 caracter.',
      'Cel mult 2 caractere.',
      'Cel mult 20 de caractere.',
    ])
    english()
    expect([1, 2, 20].map(longest)).toEqual([
      'At most 1 character.',
      'At most 2 characters.',
      'At most 20 characters.',
    ])
  })

  it('is said beside a field as for the whole, with the same parameters', () => {
    const { issues } = new AppError('slot_taken', {
      params: { at: '2026-12-07T08:00:00.000Z', slots: '' },
      issues: [{ path: 'data_ora', code: 'slot_taken' }],
    })
    expect(issues.map(sentenceOf)).toEqual(['Locul e deja ocupat. Alege altă zi.'])
  })

  it('writes a bound as its field does', () => {
    const most = (max: number, kind: NumberKind) => sentenceOf({ code: 'too_large', params: { max, kind } })
    const bounds = () =>
      [
        most(100_000_000, 'money'),
        most(10_000_000, 'hours'),
        most(2100, 'number'),
        most(9_999_999, 'km'),
      ].map((sentence) => sentence.replaceAll('\u00a0', ' '))
    expect(bounds()).toEqual([
      'Cel mult 1.000.000 de lei.',
      'Cel mult 10.000 h.',
      'Cel mult 2100.',
      'Cel mult 9.999.999 km.',
    ])
    english()
    expect(bounds()).toEqual([
      'At most 1,000,000 lei.',
      'At most 10,000 h.',
      'At most 2100.',
      'At most 9,999,999 km.',
    ])
  })

  it('is in the language in use, after a change too', () => {
    const kept = { code: 'too_many_photos', params: { max: 60 } } as const
    expect(sentenceOf(kept)).toBe('Comanda are deja 60 de poze. Șterge una ca să adaugi alta.')
    english()
    expect(sentenceOf(kept)).toBe('The order already has 60 photos. Delete one to add another.')
  })

  it('of a newer server asks for a newer app', () => {
    expect(sentenceOf({ code: 'of_next_year' as 'internal' })).toBe(messagesRo.errors.client_outdated)
    expect(sentenceOf({ code: 'constructor' as 'internal' })).toBe(messagesRo.errors.client_outdated)
  })
})
