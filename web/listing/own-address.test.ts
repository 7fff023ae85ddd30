import { describe, expect, it } from 'vitest'
import { ownAddress } from './own-address.ts'

describe('the address of a list', () => {
  it('that is shown late takes no newer choice back', () => {
    const own = ownAddress('')
    own.write('arata=mai-tarziu')
    own.write('arata=facute')
    expect(own.isForeign('arata=mai-tarziu')).toBe(false)
    expect(own.newest).toBe('arata=facute')
    expect(own.isForeign('arata=facute')).toBe(false)
  })

  it('is followed when a link has written it, also to one that was ours before', () => {
    const own = ownAddress('')
    own.write('cauta=b')
    own.write('cauta=b77')
    // The router shows only the second one.
    expect(own.isForeign('cauta=b77')).toBe(false)
    expect(own.isForeign('cauta=b')).toBe(true)
    expect(own.newest).toBe('cauta=b')
  })

  it('is followed when a link comes before what was written is shown', () => {
    const own = ownAddress('')
    own.write('cauta=b')
    expect(own.isForeign('stare=VALIDAT')).toBe(true)
    expect(own.isForeign('cauta=b')).toBe(true)
  })

  it('that is written past the router leaves nothing to wait for', () => {
    const own = ownAddress('')
    own.keep('cauta=b77')
    expect(own.newest).toBe('cauta=b77')
    expect(own.isForeign('')).toBe(true)
  })
})
