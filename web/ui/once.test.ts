import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createInOrder, createOnce } from './once.ts'

describe('an act that runs once', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('two quick presses make one payment; a press after it has ended makes another', async () => {
    const payments: string[] = []
    let end = () => {}
    const pay = () => {
      payments.push('120,00')
      return new Promise<void>((resolve) => {
        end = resolve
      })
    }
    const once = createOnce()
    once(pay)
    once(pay)
    expect(payments).toEqual(['120,00'])
    end()
    await vi.runAllTimersAsync()
    once(pay)
    expect(payments).toEqual(['120,00', '120,00'])
  })

  it('accepts the next press after a refusal, and after an act that ended at once', async () => {
    let presses = 0
    const once = createOnce()
    const refused = () => {
      presses += 1
      return Promise.reject(new Error('refused')).catch(() => undefined)
    }
    once(refused)
    await vi.runAllTimersAsync()
    once(refused)
    await vi.runAllTimersAsync()
    once(() => void presses++)
    once(() => void presses++)
    expect(presses).toBe(4)
  })

  it('shows that it is running only when that takes long', async () => {
    const slow = vi.fn()
    const once = createOnce(slow)
    once(() => Promise.resolve())
    await vi.runAllTimersAsync()
    expect(slow).not.toHaveBeenCalledWith(true)
    let end = () => {}
    once(
      () =>
        new Promise<void>((resolve) => {
          end = resolve
        }),
    )
    await vi.advanceTimersByTimeAsync(250)
    expect(slow).toHaveBeenLastCalledWith(true)
    end()
    await vi.runAllTimersAsync()
    expect(slow).toHaveBeenLastCalledWith(false)
  })
})

describe('acts on what was chosen', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('a photo taken while others are being stored is stored after them, also where those failed', async () => {
    const stored: string[] = []
    const slow = vi.fn()
    const inOrder = createInOrder(slow)
    const { promise, reject } = Promise.withResolvers<void>()
    inOrder(() => promise.catch(() => void stored.push('gallery failed')))
    inOrder(async () => void stored.push('camera'))
    await vi.advanceTimersByTimeAsync(250)
    expect([stored, slow.mock.lastCall]).toEqual([[], [true]])
    reject(new Error('full disk'))
    await vi.runAllTimersAsync()
    expect([stored, slow.mock.lastCall]).toEqual([['gallery failed', 'camera'], [false]])
  })
})
