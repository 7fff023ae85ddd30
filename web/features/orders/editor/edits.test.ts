import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { AppError } from '#domain/kernel/errors.ts'
import { createEdits, issueOf, type Values } from './edits.ts'

const recording = () => {
  const written: [string, Values][] = []
  return { written, edits: createEdits(async (key, values) => void written.push([key, values])) }
}

describe('edits', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('writes only the columns that were touched, once', async () => {
    const { written, edits } = recording()
    edits.set('l1', { descriere: 'Schimb' })
    edits.set('l1', { descriere: 'Schimb ulei' })
    expect(await edits.flush('l1')).toBe(true)
    await edits.flush('l1')
    expect(written).toEqual([['l1', { descriere: 'Schimb ulei' }]])
  })

  it('shows what was written until the row is read again, then shows the row', async () => {
    const { edits } = recording()
    edits.set('l1', { ore: 1500 })
    await edits.flush('l1')
    expect(edits.get('l1').values).toEqual({ ore: 1500 })
    edits.settle('l1')
    expect(edits.get('l1').values).toEqual({})
  })

  it('keeps what is typed while an earlier value is being written', async () => {
    let finish = () => {}
    const edits = createEdits(() => new Promise<void>((resolve) => (finish = resolve)))
    edits.set('l1', { descriere: 'Plăcuțe' })
    const flushed = edits.flush('l1')
    await Promise.resolve()
    edits.set('l1', { descriere: 'Plăcuțe față' })
    finish()
    await flushed
    edits.settle('l1')
    expect(edits.get('l1').values).toEqual({ descriere: 'Plăcuțe față' })
  })

  it('writes on its own when typing stops', async () => {
    const { written, edits } = recording()
    edits.set('o1', { observatii: 'zgomot la frânare' })
    await vi.advanceTimersByTimeAsync(2000)
    expect(written).toEqual([['o1', { observatii: 'zgomot la frânare' }]])
  })

  it('keeps refused text with its sentence, and tries again after the next key', async () => {
    let refuses = true
    const edits = createEdits(async () => {
      if (refuses)
        throw new AppError('invalid_input', {
          issues: [{ path: 'pret_ora', code: 'too_large', params: { max: 1, kind: 'count' } }],
        })
    })
    edits.set('l1', { pret_ora: 999_999_999 })
    expect(await edits.flushAll()).toBe(false)
    expect(edits.get('l1').values).toEqual({ pret_ora: 999_999_999 })
    expect(issueOf(edits.get('l1'), 'pret_ora')).toBe('Cel mult 1.')
    refuses = false
    edits.set('l1', { pret_ora: 100 })
    expect(edits.get('l1').refusal).toBe(null)
    expect(await edits.flushAll()).toBe(true)
  })
})
