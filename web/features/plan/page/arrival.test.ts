import { describe, expect, it } from 'vitest'
import { newsOf } from './arrival.ts'

describe('what is said after a payment', () => {
  it('is that it has arrived, also where the report was there before the page', () => {
    expect(newsOf('gata', '["basic",0]', '["pro",1]')).toBe('arrived')
  })

  it('is to wait while the shop has what it had before', () => {
    expect(newsOf('gata', '["basic",0]', '["basic",0]')).toBe('waiting')
    expect(newsOf('gata', '["basic",0]', undefined)).toBe('waiting')
  })

  it('is nothing in a tab that has paid nothing, whatever its address says', () => {
    expect(newsOf('gata', null, '["basic",0]')).toBeNull()
    expect(newsOf(null, '["basic",0]', '["pro",1]')).toBeNull()
  })

  it('is how it ended otherwise', () => {
    expect(newsOf('esuat', null, undefined)).toBe('failed')
    expect(newsOf('renuntat', '["basic",0]', '["basic",0]')).toBe('aborted')
  })
})
