import { expect, it } from 'vitest'
import { wholeText } from './whole-text.ts'

it('a whole number is shown in groups, however it was typed', () => {
  for (const typed of ['10000', '10 000', ' 10.000 ']) expect(wholeText(typed)).toBe('10.000')
})

it('a text that is not a whole number stays, and no number is built from its digits', () => {
  for (const typed of ['1,5', '12-24', 'doi ani', '']) expect(wholeText(typed)).toBe(typed)
})
