import { describe, expect, it } from 'vitest'
import { stepsAhead } from './ahead.ts'

const quarters = () => {
  const ahead = stepsAhead<number>()
  return {
    ...ahead,
    press: (drawn: number, by: number): number => {
      const next = ahead.from(drawn) + by
      ahead.stepped(drawn, next)
      return next
    },
  }
}

describe('steps that are faster than the screen', () => {
  it('each count: two presses of a quarter hour before the figure is drawn make half an hour', () => {
    const { press } = quarters()
    expect(press(0, 250)).toBe(250)
    expect(press(0, 250)).toBe(500)
    // The first is drawn, the second is not yet.
    expect(press(250, 250)).toBe(750)
  })

  it('start from the drawn value again once the last step is drawn', () => {
    const { press } = quarters()
    press(0, 250)
    press(0, 250)
    expect(press(500, -250)).toBe(250)
  })

  it('start from what another device wrote', () => {
    const { press } = quarters()
    press(0, 250)
    expect(press(4000, 250)).toBe(4250)
  })

  it('start from the drawn value after a refusal', () => {
    const { press, refused } = quarters()
    press(0, 250)
    refused()
    expect(press(0, 250)).toBe(250)
  })
})
