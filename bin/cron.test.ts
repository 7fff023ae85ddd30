import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { SCHEDULED } from '#worker/jobs/scheduled.ts'
import { isDue, wasDue } from './cron.ts'

describe('crons', () => {
  it('of wrangler.toml are those with tasks', () => {
    const crons = /^crons = (\[.*\])$/m.exec(readFileSync('wrangler.toml', 'utf8'))?.[1] ?? '[]'
    expect(JSON.parse(crons).sort()).toEqual(Object.keys(SCHEDULED).sort())
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

  it('of a night in which the machine was off are due in the morning, once', () => {
    const at = (time: string) => Date.parse(`2026-11-${time}Z`)
    expect(wasDue('17 1 * * *', at('28T18:00:00'), at('29T07:30:10'))).toBe(true)
    expect(wasDue('17 1 * * *', at('29T07:30:10'), at('29T07:31:10'))).toBe(false)
    expect(wasDue('17 1 * * *', at('29T01:16:59'), at('29T01:17:00'))).toBe(true)
    expect(wasDue('17 1 * * *', at('29T01:17:00'), at('29T01:17:59'))).toBe(false)
    // After a month of silence one run is enough, and is found at once.
    expect(wasDue('17 1 * * *', 0, at('29T01:00:00'))).toBe(true)
  })
})
