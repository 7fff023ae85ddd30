import { expect, it } from 'vitest'
import { RO } from './ro.ts'

it('counts lines as one speaks in Romanian', () => {
  const body = (accepted: number, asked: number, postponed = 0) =>
    RO['approvals.answered']({ car: 'CT 83 KCS', accepted, postponed, asked }).body
  expect(body(1, 1)).toBe('Clientul a acceptat tot: o linie.')
  expect(body(2, 3)).toBe('Clientul a acceptat 2 din 3 linii.')
  expect(body(19, 22)).toBe('Clientul a acceptat 19 din 22 de linii.')
  expect(body(0, 2)).toBe('Clientul a refuzat devizul.')
  expect(body(0, 2, 2)).toBe('Clientul a amânat devizul.')
  expect(body(0, 2, 1)).toBe('Clientul nu a acceptat nicio linie.')
})
