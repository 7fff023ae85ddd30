import { expect, it } from 'vitest'
import { RO } from './ro.ts'

it('counts works as one speaks in Romanian', () => {
  const body = (accepted: number, asked: number) =>
    RO['approvals.answered']({ car: 'CT 83 KCS', accepted, asked }).body
  expect(body(1, 1)).toBe('Clientul a acceptat tot: o lucrare.')
  expect(body(2, 3)).toBe('Clientul a acceptat 2 din 3 lucrări.')
  expect(body(19, 22)).toBe('Clientul a acceptat 19 din 22 de lucrări.')
})
