import { expect, it } from 'vitest'
import { alikeBy } from './alike.ts'

type Client = { id: string; phone: string; code: string }

const { likenessOf, doubledIds } = alikeBy(({ phone, code }: Client) => [
  ...(code ? [['code', code] as const] : []),
  ...(phone ? [['phone', phone] as const] : []),
])

const ana: Client = { id: 'ana', phone: '0722', code: '1' }

it('rows look alike by the strongest of their marks, and never with themselves', () => {
  expect(likenessOf(ana, { ...ana, id: 'twin' })).toBe('code')
  expect(likenessOf(ana, { id: 'son', phone: '0722', code: '2' })).toBe('phone')
  expect(likenessOf(ana, ana)).toBe(null)
})

it('a mark that very many rows share does not compare each with each', () => {
  const many = Array.from({ length: 2000 }, (_, at) => ({ id: `${at}`, phone: '0722', code: `${at}` }))
  let looks = 0
  const counted = alikeBy((row: Client) => {
    looks += 1
    return [['phone', row.phone] as const]
  })
  expect(counted.doubledIds(many).size).toBe(2000)
  expect(looks).toBeLessThan(30_000)
  expect([...doubledIds([ana, { id: 'b', phone: '', code: '' }])]).toEqual([])
})
