import { describe, expect, it } from 'vitest'
import { odometerOf } from '#domain/workshop/reminders/due.ts'
import { doubtOfReading } from './readings.ts'

const january = { day: '2026-01-15', km: 180_000 }
const may = { day: '2026-05-20', km: 194_500 }

describe('a new reading', () => {
  it('is questioned when it has a digit too many: 1999105 after 194500', () => {
    expect(doubtOfReading({ day: '2026-11-21', km: 1_999_105 }, [january, may])).toEqual({
      kind: 'too-far',
      than: may,
    })
  })

  it('is questioned when it goes back', () => {
    expect(doubtOfReading({ day: '2026-11-21', km: 19_910 }, [january, may])).toEqual({
      kind: 'goes-back',
      than: may,
    })
  })

  it('is questioned when a later order has fewer kilometres', () => {
    expect(doubtOfReading({ day: '2026-03-01', km: 300_000 }, [may])).toEqual({ kind: 'too-far', than: may })
  })

  it('is not questioned when a taxi went five hundred kilometres a day', () => {
    expect(doubtOfReading({ day: '2026-11-21', km: 287_000 }, [january, may])).toBeNull()
  })

  it('is questioned as the first one only beyond what few cars reach', () => {
    expect(doubtOfReading({ day: '2026-11-21', km: 1_999_105 }, [])).toEqual({ kind: 'a-lot' })
    expect(doubtOfReading({ day: '2026-11-21', km: 480_000 }, [])).toBeNull()
  })
})

describe('the odometer', () => {
  it('ignores a jump until the next visit: no reminder is late because of a typo', () => {
    const typo = { day: '2026-11-21', km: 1_999_105 }
    expect(odometerOf([january, may, typo])).toMatchObject(may)
    const next = { day: '2026-12-20', km: 2_000_500 }
    expect(odometerOf([january, may, typo, next])).toMatchObject(next)
  })

  it('accepts the correction of a typo, and a new instrument', () => {
    const typo = { day: '2026-11-21', km: 1_999_105 }
    const next = { day: '2026-12-20', km: 201_000 }
    expect(odometerOf([january, may, typo, next])).toMatchObject(next)
    const renewed = { day: '2026-11-21', km: 12 }
    expect(odometerOf([january, may, renewed])).toMatchObject(renewed)
  })
})
