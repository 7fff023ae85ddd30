import { describe, expect, it } from 'vitest'
import { SCHEDULED } from '#worker/jobs/scheduled.ts'
import { isDue, readCrons } from './cron.ts'

describe('crons', () => {
  it('of wrangler.toml are those with tasks', () => {
    expect(readCrons().sort()).toEqual(Object.keys(SCHEDULED).sort())
  })

  it('are due in their minute, in UTC', () => {
    const at = new Date('2026-11-29T01:17:59.999Z')
    expect(isDue('* * * * *', at)).toBe(true)
    expect(isDue('17 1 * * *', at)).toBe(true)
    expect(isDue('17 1 29 11 0', at)).toBe(true)
    expect(isDue('18 1 * * *', at)).toBe(false)
    expect(isDue('17 1 * * 1', at)).toBe(false)
    expect(() => isDue('*/5 * * * *', at)).toThrow(/unsupported cron/)
  })
})
