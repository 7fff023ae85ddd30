import { expect, it } from 'vitest'
import { matchPath } from './match.ts'

const ROUTES = ['', 'comenzi', 'comenzi/:id', 'comenzi/noua', 'comenzi/:id/documente/:kind'].map((path) => ({
  path,
}))

const matched = (pathname: string) => {
  const found = matchPath(ROUTES, pathname)
  return found && [found.route.path, found.params]
}

it('finds the pattern of an address and its values', () => {
  expect(matched('/')).toEqual(['', {}])
  expect(matched('/comenzi')).toEqual(['comenzi', {}])
  expect(matched('/comenzi/7')).toEqual(['comenzi/:id', { id: '7' }])
  expect(matched('/comenzi/7/documente/deviz')).toEqual([
    'comenzi/:id/documente/:kind',
    { id: '7', kind: 'deviz' },
  ])
})

it('prefers the pattern with fewer names, whatever their order', () => {
  expect(matched('/comenzi/noua')).toEqual(['comenzi/noua', {}])
})

it('reads past a slash at the end and past capitals, except in values', () => {
  expect(matched('/Comenzi/')).toEqual(['comenzi', {}])
  expect(matched('/COMENZI/aB')).toEqual(['comenzi/:id', { id: 'aB' }])
})

it('decodes values, and takes a broken one as it is', () => {
  expect(matched('/comenzi/a%20b')).toEqual(['comenzi/:id', { id: 'a b' }])
  expect(matched('/comenzi/%E0%A4%A')).toEqual(['comenzi/:id', { id: '%E0%A4%A' }])
})

it('finds nothing at an unknown address', () => {
  expect(matched('/altceva')).toBeNull()
  expect(matched('/comenzi/7/documente')).toBeNull()
})
