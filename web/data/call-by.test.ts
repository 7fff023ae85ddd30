import { describe, expect, it } from 'vitest'
import * as photos from '#domain/api/photos.ts'
import * as sessions from '#domain/api/sessions.ts'
import { sentenceOf } from '#web/i18n/sentence-of.ts'
import { callBy } from './call-by.ts'
import { NetworkError } from './network-error.ts'
import { Refused } from './refused.ts'
import { httpTransport } from './sync/transport.ts'

const PAGE = '<!doctype html><title>Log in to this network</title>'
const answering = (body: BodyInit | null, status: number) =>
  callBy(async () => new Response(body, { status }))

describe('an answer that is not of the contract counts as no answer', () => {
  const input = { params: { id: 'x' }, body: new Blob(['x']) }

  it('a page where JSON should be', async () => {
    await expect(answering(PAGE, 200)(sessions.me, {})).rejects.toThrow(NetworkError)
    await expect(answering('{"user":{}}', 200)(sessions.me, {})).rejects.toThrow(NetworkError)
  })

  it('a page where nothing should be', async () => {
    await expect(answering(null, 204)(photos.putPicture, input)).resolves.toBeUndefined()
    await expect(answering(PAGE, 200)(photos.putPicture, input)).rejects.toThrow(NetworkError)
  })

  it('a page where the lines of the first load should be', async () => {
    const load = httpTransport(answering(PAGE, 200)).full(null)
    await expect(load[Symbol.asyncIterator]().next()).rejects.toThrow(NetworkError)
  })
})

it('a fault of the server keeps the id of its request, which people can tell us', async () => {
  const error = { code: 'internal', requestId: '3f2a91bc-0000-4000-8000-000000000000' }
  const failed = await answering(JSON.stringify({ error }), 500)(sessions.me, {}).catch((thrown) => thrown)
  expect(sentenceOf(failed)).toMatch(/ 3f2a91bc\.$/)
  expect(sentenceOf({ code: 'internal' })).not.toMatch(/[0-9]/)
})

it('a refusal keeps its code, its parameters and its issues', async () => {
  const error = {
    code: 'too_many_photos',
    params: { max: 60 },
    issues: [{ path: 'caption', code: 'too_long', params: { max: 300 } }],
  }
  const refused = await answering(JSON.stringify({ error }), 422)(sessions.me, {}).catch((thrown) => thrown)
  expect(refused).toBeInstanceOf(Refused)
  expect(refused).toMatchObject(error)
})
