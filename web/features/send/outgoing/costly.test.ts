import { expect, it } from 'vitest'
import { costOf } from './costly.ts'

const sms = (body: string, diacritics: 0 | 1 = 0) => costOf({ channel: 'sms', body, diacritics })

it('a folded text needs no larger alphabet', () => {
  expect(sms('Mașina e gata „azi”')).toMatchObject({ encoding: 'gsm7', segments: 1, costly: [] })
})

it('names the letters that cost, and what the text would cost without them', () => {
  const text = `Mașina e gata ${'x'.repeat(90)}`
  expect(sms(`${text} 😀😀`)).toMatchObject({ encoding: 'ucs2', segments: 2, costly: ['😀'], without: 1 })
  expect(sms(text, 1)).toMatchObject({ encoding: 'ucs2', segments: 2, costly: ['ș'], without: 1 })
})
