import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { makeBackup } from '#bin/backup/make.ts'
import { freePort } from '#bin/ports.ts'
import { restore } from '#bin/restore.ts'
import type { Mutation } from '#domain/sync/protocol.ts'
import { seeded } from '#tests/factories/random.ts'
import { signUpAt } from '#tests/factories/sign-up.ts'
import { anOrder, idAt } from '#tests/factories/workshop.ts'
import { type MortalServer, mortalServer } from './mortal-server.ts'

/** docs/runbooks/restore.md at an office: a backup of the running server takes the place of its state. */

const NOW = Date.UTC(2026, 10, 21)
const random = seeded(20_261_122)
let folder: string
let state: string
let server: MortalServer

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'roa-restore-'))
  state = join(folder, 'state')
  cpSync(inject('migratedState'), state, { recursive: true })
  server = mortalServer({ port: await freePort(), state, bundle: inject('bundle') })
  await server.start()
})
afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

const api = async <T>(
  path: string,
  token: string | null,
  body?: object,
): Promise<{ status: number; answer: T }> => {
  const response = await fetch(`${await server.alive()}${path}`, {
    method: body ? 'POST' : 'GET',
    headers: {
      'content-type': 'application/json',
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  return { status: response.status, answer: (await response.json()) as T }
}

const act = (): Mutation => ({
  id: idAt(random, NOW),
  at: '2026-11-21T08:00:00.000Z',
  label: 'Comandă nouă',
  ops: anOrder(random, NOW, '2026-11-21', null).ops,
})

it('a backup gives back the same first load; the old history is refused, and the new one continues', async () => {
  const session = await signUpAt(await server.alive(), {
    company: 'Service Întors SRL',
    name: 'Ilinca Țurcanu',
    email: 'intors@service.test',
    password: 'o parolă destul de lungă',
  })
  const token = session.accessToken
  const clientId = idAt(random, NOW)
  type Pushed = { epoch: string; rev: number; results?: { status: string }[]; error?: { code: string } }
  const push = (epoch: string, ...mutations: Mutation[]) =>
    api<Pushed>('/api/sync/push', token, { clientId, epoch, mutations })
  const epochNow = async () =>
    (await api<{ cursor: { epoch: string } }>('/api/sync/changes?since=0', token)).answer.cursor.epoch

  const firstLoad = async () => {
    const response = await fetch(`${await server.alive()}/api/sync/full`, {
      headers: { authorization: `Bearer ${token}` },
    })
    expect(response.status).toBe(200)
    return response.text()
  }

  const before = await epochNow()
  const [kept, lost, unsent] = [act(), act(), act()]
  await push(before, kept)
  const saved = await firstLoad()
  const keyFile = join(folder, 'backup.key')
  const backup = await makeBackup(state, { folder: join(folder, 'backups'), keyFile }, NOW)
  await push(before, lost)
  expect(await firstLoad()).not.toBe(saved)
  await server.killNow()
  await restore(backup, state, keyFile, NOW)
  await server.start()
  // The session is still good: the keys of the server were in the backup too.
  expect((await firstLoad()).replaceAll(await epochNow(), before)).toBe(saved)

  const late = await push(before, unsent)
  expect([late.status, late.answer.error?.code]).toEqual([409, 'epoch_changed'])
  const after = await epochNow()
  expect(after).not.toBe(before)
  const { answer } = await push(after, kept, lost, unsent)
  expect(answer.results?.map(({ status }) => status)).toEqual(['duplicate', 'applied', 'applied'])
})
