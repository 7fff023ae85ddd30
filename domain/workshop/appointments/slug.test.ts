import { describe, expect, it } from 'vitest'
import { proposed, slugOf, slugsLike } from './slug.ts'

describe('the address of a shop', () => {
  it.each([
    ['SC Auto Țuțea & Fiii S.R.L.', 'auto-tutea-fiii'],
    ['IONESCU SERVICE SRL', 'ionescu-service'],
    ['Vulcanizare „La Șurub”', 'vulcanizare-la-surub'],
    ['S.C. SALSA S.A.', 'salsa'],
    ['A1', ''],
    ['Ми', ''],
    ['x'.repeat(60), 'x'.repeat(40)],
    [`${'x'.repeat(39)} y`, 'x'.repeat(39)],
  ])('follows from "%s"', (name, slug) => expect(slugOf(name)).toBe(slug))

  it('has others like it where it is taken: with the town, then with a number', () => {
    const like = slugsLike('auto-popescu', 'Cluj-Napoca')
    expect(proposed(like, new Set())).toEqual([
      'auto-popescu-cluj-napoca',
      'auto-popescu-service',
      'auto-popescu-2',
    ])
    expect(proposed(like, new Set(like.slice(0, 2)))[0]).toBe('auto-popescu-2')
    for (const slug of slugsLike('x'.repeat(40), 'Timișoara'))
      expect([slug, slug.length <= 40 && !slug.endsWith('-')]).toEqual([slug, true])
  })
})
