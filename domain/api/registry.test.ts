import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { NONE } from './answers.ts'
import { contract } from './contract.ts'
import { pathOf } from './paths.ts'
import { registerContracts } from './registry.ts'

const text = v.string()
const one = contract({
  method: 'GET',
  path: '/api/things/:id',
  access: 'session',
  params: { id: text },
  answer: NONE,
  status: 204,
})

describe('the list of contracts', () => {
  it('refuses a second contract of a method and address, whatever the names of the parts', () => {
    const twin = contract({ ...one, path: '/api/things/:name', params: { name: text } })
    expect(() => registerContracts([one, twin])).toThrow('GET /api/things/:name is declared twice')
    expect(registerContracts([one, { ...twin, method: 'PUT' }])).toHaveLength(2)
  })
})

describe('the address of a contract', () => {
  it('is filled in, and a typed value cannot change the path', () => {
    expect(pathOf(one, { params: { id: '7' } })).toBe('/api/things/7')
    expect(pathOf(one, { params: { id: '../me?x=1#y' } })).toBe('/api/things/..%2Fme%3Fx%3D1%23y')
  })

  it('has the given values in its query', () => {
    expect(pathOf(one, { params: { id: '7' }, query: { since: 'e:1~2', limit: undefined } })).toBe(
      '/api/things/7?since=e%3A1~2',
    )
  })
})
