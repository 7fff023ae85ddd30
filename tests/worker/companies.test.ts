import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { Company, CompanyAnswer } from '#domain/companies/company.ts'
import { DAY } from '#domain/kernel/days.ts'
import { AppError } from '#domain/kernel/errors.ts'
import { isValidCui } from '#domain/romania/cui.ts'
import { bearer, registerShop } from '#tests/factories/accounts.ts'
import { bindings, call, errorOf } from '#tests/factories/api.ts'
import { reserveSlot } from '#worker/db/company-lookups.ts'
import { findCompany } from '#worker/modules/companies/service.ts'
import { LOCAL_DOWN, LOCAL_UNKNOWN, localRegister } from '#worker/providers/companies/local.ts'
import type { CompanyRegister } from '#worker/providers/companies/port.ts'

let headers: Record<string, string>
beforeAll(async () => {
  headers = bearer((await registerShop()).accessToken)
})

const get = (cui: string) => call(`/api/companies/${encodeURIComponent(cui)}`, { headers })

describe('GET /api/companies/:cui', () => {
  it('returns the company of a code, in any spelling of the code', async () => {
    const response = await get('RO 14399840')
    expect(response.status).toBe(200)
    const { company } = (await response.json()) as CompanyAnswer
    expect(company).toMatchObject({ cui: '14399840', county: 'CT', paysVat: true })
  })

  it('sends no request for an invalid code, and says which field is wrong', async () => {
    const response = await get('12345678')
    expect(response.status).toBe(422)
    expect((await errorOf(response)).issues).toMatchObject([{ path: 'cui' }])
  })

  it('reports an unknown company, and a register that is down, by code', async () => {
    expect((await errorOf(await get(LOCAL_UNKNOWN))).code).toBe('company_not_found')
    const down = await get(LOCAL_DOWN)
    expect(down.status).toBe(503)
    expect(down.headers.get('retry-after')).toBe('30')
  })

  it('requires a session', async () => {
    expect((await call('/api/companies/14399840')).status).toBe(401)
  })

  it('is there for a sign-up without one, for a page of this origin', async () => {
    const ask = (site: string) =>
      call('/api/auth/companies/14399840', { headers: { 'sec-fetch-site': site } })
    expect((await ask('cross-site')).status).toBe(403)
    const { company } = (await (await ask('same-origin')).json()) as CompanyAnswer
    expect(company).toMatchObject({ cui: '14399840' })
  })
})

describe('a look-up', () => {
  /** A register that counts its requests, with a clock of the test. */
  const world = (answer: () => Promise<Company | null>) => {
    const state = { now: Date.UTC(2027, 0, 1), asked: 0, waited: [] as number[] }
    const register: CompanyRegister = {
      find: async () => {
        state.asked += 1
        return answer()
      },
    }
    const effects = {
      env: bindings,
      register,
      asker: { id: crypto.randomUUID(), plan: async () => 'basic' as const },
      clock: () => state.now,
      wait: async (milliseconds: number) => {
        state.waited.push(milliseconds)
      },
    }
    return { state, find: (cui: string) => findCompany(effects, cui) }
  }
  const company = () => localRegister.find('2816464', '2027-01-01')

  it('uses an answer for a day without asking again, then asks', async () => {
    const { state, find } = world(company)
    await find('2816464')
    state.now += DAY - 1
    await find('2816464')
    expect(state.asked).toBe(1)
    state.now += 1
    await find('2816464')
    expect(state.asked).toBe(2)
  })

  it('uses an old answer rather than none while the register is down', async () => {
    let isDown = false
    const { state, find } = world(async () => {
      if (isDown) throw new AppError('company_service_down')
      return company()
    })
    state.now += 10 * DAY
    const { asOf } = await find('6859662')
    isDown = true
    state.now += 30 * DAY
    expect((await find('6859662')).asOf).toBe(asOf)
    await expect(find('13548146')).rejects.toThrow('company_service_down')
  })

  it('gives slots a second apart, and none to a caller who would wait too long', async () => {
    const slot = (now: number) => reserveSlot(bindings, 'test', { now, interval: 1_000, patience: 2_000 })
    const slots = await Promise.all([slot(5_000), slot(5_000), slot(5_000), slot(5_000)])
    expect([...slots].sort()).toEqual([0, 1_000, 2_000, null])
    expect(await slot(7_500)).toBe(500)
    expect(await slot(60_000)).toBe(0)
  })
})

describe('the register’s slots', () => {
  /** Codes that were not looked up yet. */
  const codes = (function* () {
    for (let code = 40_000_000; ; code++) if (isValidCui(String(code))) yield String(code)
  })()

  it('are shared: eight loops of one shop refuse nothing to another, and are slowed down themselves', async () => {
    // The test's own clock, which advances when everybody waits for it.
    let now = Date.UTC(2027, 5, 1)
    const sleeping: { at: number; wake: () => void }[] = []
    const wait = (milliseconds: number) =>
      new Promise<void>((wake) => sleeping.push({ at: now + milliseconds, wake }))
    const asked: number[] = []
    const register: CompanyRegister = {
      find: async () => {
        asked.push(now)
        return null
      },
    }
    const until = now + 30_000
    const shop = () => {
      const answers: string[] = []
      const asker = { id: crypto.randomUUID(), plan: async () => 'basic' as const }
      const effects = { env: bindings, register, asker, clock: () => now, wait }
      const ask = async () => {
        const { value = '' } = codes.next()
        const code = await findCompany(effects, value).then(
          () => 'found',
          (error: AppError) => error.code,
        )
        answers.push(code)
      }
      return { answers, ask }
    }
    const greedy = shop()
    const other = shop()
    let working = 0
    const work = async (loop: () => Promise<void>) => {
      working += 1
      await loop()
      working -= 1
    }
    for (let loop = 0; loop < 8; loop++)
      void work(async () => {
        while (now < until) {
          await greedy.ask()
          await wait(1_000)
        }
      })
    void work(async () => {
      for (let time = 0; time < 10; time++) {
        await wait(500)
        await other.ask()
      }
    })
    while (working > 0) {
      await vi.waitUntil(() => sleeping.length === working, { timeout: 20_000, interval: 1 })
      now = Math.min(...sleeping.map(({ at }) => at))
      for (const due of sleeping.splice(0)) due.at <= now ? due.wake() : sleeping.push(due)
    }
    // The register knows none of them, and that is an answer too.
    expect(other.answers).toEqual(Array.from({ length: 10 }, () => 'company_not_found'))
    const served = greedy.answers.filter((code) => code === 'company_not_found').length
    expect(served).toBeGreaterThan(10)
    expect(served).toBeLessThanOrEqual(20)
    expect(new Set(greedy.answers)).toEqual(new Set(['company_not_found', 'too_many_lookups']))
    const gaps = asked.slice(1).map((at, index) => at - (asked[index] ?? 0))
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1_000)
  }, 60_000)
})
