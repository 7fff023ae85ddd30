import { expect, it } from 'vitest'
import { printedCode, readPrintedCode } from './printed-code.ts'

const PRINTED = {
  tenantId: '0190a1b2-0000-7000-8000-0000000000aa',
  orderId: '0190a1b2-c3d4-7abc-9def-0123456789ab',
  mark: '00ff12345678abcd',
}

it('the code on a printed deviz is read back, and nothing else is a code', () => {
  const code = printedCode(PRINTED)
  expect(code).toMatch(/^[\w-]{54}$/)
  expect(readPrintedCode(code)).toEqual(PRINTED)
  for (const other of ['', code.slice(1), `${code}A`, `${code.slice(0, -1)}/`, 'x'.repeat(54)])
    expect([other, readPrintedCode(other)]).toEqual([other, null])
})
