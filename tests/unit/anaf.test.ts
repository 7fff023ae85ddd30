import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AppError } from '#domain/kernel/errors.ts'
import { startAnafServer } from '#tests/fakes/anaf-server.ts'
import { anafRegister } from '#worker/providers/companies/anaf.ts'

const CODES = {
  found: 14399840,
  unknown: 1590082,
  unknown404: 361757,
  slow: 18547290,
  broken: 12345674,
  malformed: 13548146,
  other: 6859662,
  busy: 2816464,
} as const

let server: Awaited<ReturnType<typeof startAnafServer>>
beforeAll(async () => {
  server = await startAnafServer(
    Object.fromEntries(Object.entries(CODES).map(([behaviour, cui]) => [cui, behaviour])) as never,
  )
})
afterAll(() => server.stop())

const find = (behaviour: keyof typeof CODES, timeout = 60_000) =>
  anafRegister(server.url, timeout).find(String(CODES[behaviour]), '2026-11-21')

const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'answered',
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  )

describe('the ANAF register', () => {
  it('returns a company in our forms: comma below, county by code, town without its rank', async () => {
    expect(await find('found')).toEqual({
      cui: '14399840',
      name: 'ȚESĂTORIA MARE S.R.L.',
      regCom: 'J13/674/2007',
      address: 'Str. Mircea cel Bătrân nr. 84, BL. MF2',
      city: 'Constanța',
      county: 'CT',
      postalCode: '900663',
      phone: '0241555123',
      paysVat: true,
      cashBasis: false,
      inactive: false,
    })
    expect(server.asked.at(-1)).toEqual({
      method: 'POST',
      contentType: 'application/json',
      body: [{ cui: 14399840, data: '2026-11-21' }],
    })
  })

  it('returns null for an unknown code, with any status of the answer', async () => {
    expect(await find('unknown')).toBe(null)
    expect(await find('unknown404')).toBe(null)
  })

  it.each(['broken', 'malformed', 'other', 'busy'] as const)(
    'is down when its answer is %s',
    async (behaviour) => {
      expect(await codeOf(find(behaviour))).toBe('company_service_down')
    },
  )

  it('is down when it does not answer in time', async () => {
    expect(await codeOf(find('slow', 20))).toBe('company_service_down')
  })

  it('is down when no server is there', async () => {
    const register = anafRegister('http://127.0.0.1:1/')
    expect(await codeOf(register.find('14399840', '2026-11-21'))).toBe('company_service_down')
  })
})
